using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;
using GridOrleans.Grains.Issues;

namespace GridOrleans.Bench;

/// <summary>Open issues made by the real decider and written through the real journal, without HTTP and grains in between.</summary>
public static class PendingIssues
{
    private const int InFlight = 512;

    /// <param name="respondYellowAt">When the Respond clock of the n-th issue turns yellow.</param>
    public static async Task Write(IIssueJournal journal, DistrictPlan plan, int count, Func<int, DateTimeOffset> respondYellowAt)
    {
        using var gate = new SemaphoreSlim(InFlight);
        var category = plan.Categories.First(each => each.UnitId is not null);
        var writes = new List<Task>(count);
        for (var number = 0; number < count; number++)
        {
            await gate.WaitAsync();
            var commit = Report(plan, category, number, respondYellowAt(number) - SlaPolicy.Pledge2341.Respond * SlaPolicy.YellowShare);
            writes.Add(Task.Run(async () =>
            {
                try
                {
                    await journal.Commit(commit, CancellationToken.None);
                }
                finally
                {
                    gate.Release();
                }
            }));
        }

        await Task.WhenAll(writes);
    }

    private static IssueCommit Report(DistrictPlan plan, CategoryPlan category, int number, DateTimeOffset at)
    {
        var building = plan.Buildings[number % plan.Buildings.Count];
        var place = new Placement(
            plan.Code, building.GridCode[..9], building.GridCode[..12], building.GridCode, building.EstateId, building.Id,
            building.Name, null, building.Longitude, building.Latitude);
        var report = new IssueCommand.Report(
            $"B-{number:000000}", category.Code, false, category.Examples[0], Channel.Resident, place, SlaPolicy.Pledge2341, Ladder.FourLevels,
            new Route(category.UnitId!, WhistleKind.Community, building.Name), plan.FallbackUnitId, $"bench-{number}");
        var id = OperationId.Derive("bench", $"{number}");
        var stamp = new Stamp(at, id, Actor.Rule("bench"));
        var events = ((Decision.Done)IssueDecider.Decide(null, report, stamp)).Events;
        var issue = IssueEvolver.Apply(id, null, events, stamp);
        return IssueCommits.Of(null, issue, HistoryChain.Append(id, issue.Version, HistoryChain.Genesis, stamp, events), null);
    }
}
