using System.Text.Json;
using GridOrleans.CityDay.Tests.Checking;
using GridOrleans.CityDay.Tests.City;
using GridOrleans.Contracts.Json;
using GridOrleans.Contracts.Notices;
using GridOrleans.Contracts.Outbox;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;

namespace GridOrleans.CityDay.Tests.Driving;

/// <summary>
/// What commits owe the world, carried out as the job engine does: soon, some late, some twice. A message whose key was seen is dropped, as the
/// outbox drops it. Notices are left out: whoever is told, the case stays as it is.
/// </summary>
internal sealed class Errands(Agenda agenda, Random random, Town town, IReadOnlyDictionary<Guid, CaseFile> files, Func<CaseFile, IssueCommand, Decision> give)
{
    private readonly HashSet<string> seen = [];

    public void Note(IReadOnlyList<OutboxMessage> messages)
    {
        foreach (var message in messages.Where(message => message.Topic != NoticeOrder.Topic && seen.Add(message.DedupKey)))
        {
            var soon = agenda.Now.AddMilliseconds(random.Next(20, 3_000));
            agenda.At(random.Next(12) == 0 ? soon.AddMinutes(random.Next(1, 40)) : soon, () => CarryOut(message));
            if (random.Next(12) == 0) agenda.At(soon.AddSeconds(random.Next(1, 90)), () => CarryOut(message));
        }
    }

    private void CarryOut(OutboxMessage message)
    {
        switch (message.Topic)
        {
            case EscalationOrder.Topic:
                Escalate(Read<EscalationOrder>(message));
                break;
            case LineOrder.Topic:
                var line = Read<LineOrder>(message);
                var of = files[line.IssueId];
                give(of, new IssueCommand.CallLineRung(line.LineId, line.Rung, of.Issue!.Place.StreetCode, "街道"));
                break;
            case MergeOrder.Topic:
                var merge = Read<MergeOrder>(message);
                if (files.TryGetValue(merge.IntoId, out var into)) give(into, new IssueCommand.Absorb(new(merge.DuplicateId, merge.DuplicateCaseNo), merge.TakenOut));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(message), message.Topic, "a topic that nobody carries out on the city day");
        }
    }

    private void Escalate(EscalationOrder order)
    {
        var (file, clock) = (files[order.IssueId], Enum.Parse<ClockKind>(order.Clock, ignoreCase: true));
        var issue = file.Issue!;
        var rung = issue.Ladder[order.Rung];
        var office = rung.Callee switch
        {
            Callee.Unit => rung.UnitId!,
            Callee.Lead => issue.LeadUnitId ?? issue.OwnerUnitId,
            _ => rung.Step switch
            {
                LadderStep.Member or LadderStep.Chief => issue.Place.GridCode,
                LadderStep.Community => issue.Place.CommunityCode,
                LadderStep.Street => issue.Place.StreetCode,
                _ => town.District,
            },
        };
        var duty = rung.WaitsForDuty && random.Next(2) == 0 ? new ComingDuty(agenda.Now.AddMinutes(random.Next(-2, 50)), "夜班") : null;
        give(file, new IssueCommand.Escalate(clock, order.Generation, order.Rung, office, office, order.Pass, duty));
    }

    private static T Read<T>(OutboxMessage message) => JsonSerializer.Deserialize<T>(message.PayloadJson, GridJson.Options)!;
}
