using GridOrleans.CityDay.Model.Cases;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.CityDay.Model.Verdicts;

/// <summary>The ladder's calls and the whistle's.</summary>
internal sealed partial class Trial
{
    /// <summary>A rung waits for a duty at most so often.</summary>
    private const int MostWaits = 3;

    private Verdict Acknowledge(IssueCommand.Acknowledge acknowledge)
    {
        var ringing = book.Clocks
            .Where(clock => clock.Runs && (acknowledge.Clock ?? clock.Kind) == clock.Kind)
            .Select(clock => (clock.Kind, Climb: book.Climb(clock.Kind)))
            .Where(each => each.Climb.Fell.Count > 0)
            .ToList();
        if (ringing.Count == 0) return No(Refusal.NothingToAcknowledge);
        var answered = ringing.Where(each => each.Climb.Held is null)
            .Select(IssueEvent (each) => new IssueEvent.Acknowledged(each.Kind, stamp.At + each.Climb.Fell[^1].Turn.Rung.AcknowledgedFor))
            .ToList();
        return answered.Count > 0 ? Verdict.Of(answered) : new Verdict.Already(null);
    }

    private Verdict Escalate(IssueCommand.Escalate call)
    {
        var entry = book.Climb(call.Clock).Find(call.Rung, call.Generation, call.Pass);
        if (entry is not { IsOwed: true } || !book.Clock(call.Clock).Runs) return new Verdict.Already(null);
        var rung = entry.Turn.Rung;
        if (rung.WaitsForDuty && call.NextDuty is { } duty && duty.At > stamp.At && entry.Waits < MostWaits)
        {
            return Verdict.Of(new IssueEvent.RungHeld(call.Clock, call.Generation, call.Rung, call.AudienceUnitId, call.AudienceName, duty.At, duty.Who, call.Pass));
        }

        var called = new IssueEvent.RungCalled(call.Clock, call.Generation, call.Rung, call.AudienceUnitId, call.AudienceName, call.Pass);
        return Verdict.Of([called, .. call.Pass == 0 ? Besides(call, rung) : []]);
    }

    /// <summary>A card, another lead, an urgent whistle: what the case does not take as it stands is left out.</summary>
    private IEnumerable<IssueEvent> Besides(IssueCommand.Escalate call, Rung rung)
    {
        var reason = $"升级到第 {call.Rung} 级";
        var ringing = book.Lines.Where(line => !line.IsOver).Select(line => line.Unit).ToHashSet();
        if (rung.Card is { } card && !(card <= book.Supervision)) yield return new IssueEvent.Supervised(card, reason);
        if (rung.Reassign is { } to)
        {
            var unit = to.UnitId ?? book.Fallback;
            var route = new Route(unit, WhistleKind.Community, call.AudienceName);
            if (book.State == IssueState.Reported) yield return new IssueEvent.Filed();
            if (book.Lead is null) yield return new IssueEvent.Dispatched(Guid.Empty, route);
            else if (book.Lead != unit) yield return new IssueEvent.Redispatched(Guid.Empty, route, reason);
            if (book.Lead != unit)
            {
                if (book.Lines.LastOrDefault(line => line.Leads && !line.IsOver) is { } left) ringing.Remove(left.Unit);
                ringing.Add(unit);
            }
        }

        var helpers = book.Lines.Count(line => !line.Leads);
        if (rung.Whistle is { Count: > 0 } units && Uncalled(units, ringing) is { Length: > 0 } called && helpers + called.Length <= LineRules.MostPerCase)
        {
            yield return Called(called, WhistleKind.Urgent, call.AudienceName, book.Policy);
        }
    }
}
