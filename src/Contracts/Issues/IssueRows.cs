using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Contracts.Issues;

/// <summary>The row of an issue, derived from its state alone.</summary>
public static class IssueRows
{
    public static IssueRow Of(Issue issue)
    {
        var clocks = issue.Clocks.Select(Of).ToArray();
        var running = issue.Clocks.Where(clock => clock.IsRunning).ToArray();
        return new(
            issue.Id, issue.CaseNo, issue.Version, issue.State, issue.CategoryCode, issue.Urgent, issue.Channel,
            issue.Place.DistrictCode, issue.Place.GridCode, issue.Place.BuildingId, issue.Place.Label,
            issue.Place.Longitude, issue.Place.Latitude, issue.OwnerUnitId, issue.LeadUnitId, issue.ReportedAt, issue.CompletedAt,
            issue.IsOpen,
            running.Length == 0 ? Light.Green : running.Max(LightOf),
            running.Length == 0 ? null : running.Min(clock => clock.DueAt),
            clocks,
            UnitsOf(issue),
            issue.Whistles.Where(line => line.IsUnanswered).Select(line => line.UnitId).ToArray(),
            WhistleOf(issue),
            RungOf(issue),
            issue.Round,
            issue.Supervision,
            issue.Expedited,
            issue.Urges,
            issue.Asks.Select(ask => ask.Wanted.Kind).ToArray(),
            issue.Parking?.ReviewAt,
            issue.Whistles.Where(line => line.IsCoHandler && !line.IsOver).Select(line => line.UnitId).ToArray());
    }

    /// <summary>
    /// Owner, called units that are not done, offices the ladder of a running clock or of an unanswered call has called, or it was handed up to, and the office that must
    /// approve its plan.
    /// </summary>
    public static string[] UnitsOf(Issue issue) => issue.Whistles
        .Where(line => !line.IsOver)
        .Select(line => line.UnitId)
        .Concat(issue.Climbs
            .Where(climb => issue.Clock(climb.Clock).IsRunning)
            .SelectMany(climb => climb.Calls)
            .Select(call => call.AudienceUnitId)
            .OfType<string>())
        .Concat(issue.Whistles
            .Where(line => line.IsUnanswered)
            .SelectMany(line => line.Calls)
            .Select(call => call.AudienceUnitId)
            .OfType<string>())
        .Concat(issue.IsOpen ? issue.HandUps.Select(office => office.UnitId) : [])
        .Concat(issue.Gate is { } gate && issue.Asks.Any(ask => ask.Wanted is IssueCommand.FilePlan) ? [gate] : [])
        .Append(issue.OwnerUnitId)
        .Distinct()
        .ToArray();

    private static ClockRow Of(Clock clock) =>
        new(clock.Kind, clock.Target, clock.StartedAt, clock.DueAt, clock.YellowAt, clock.StoppedAt, clock.PausedAt, LightOf(clock));

    /// <summary>By what has been recorded, not by the time of asking: rows change only when their issue does.</summary>
    private static Light LightOf(Clock clock) => clock switch
    {
        { StoppedAt: not null } => clock.StoppedInTime ? Light.Green : Light.Red,
        { BreachedAt: not null } => Light.Red,
        { WarnedAt: not null } => Light.Yellow,
        _ => Light.Green,
    };

    private static OpenWhistle? WhistleOf(Issue issue)
    {
        var oldest = issue.Whistles.Where(line => line.IsUnanswered).MinBy(line => line.CalledAt);
        if (oldest is null) return null;
        var lines = issue.Whistles.Where(line => line.WithdrawnAt is null && line.DeclinedAt is null).ToArray();
        return new(oldest.Kind, oldest.Caller, oldest.UnitId, oldest.CalledAt, lines.Count(line => line.ReportedInAt is not null), lines.Length);
    }

    private static LastRung? RungOf(Issue issue) => issue.Climbs
        .SelectMany(climb => climb.Calls.Where(call => call.CalledAt is not null).Select(call => new LastRung(
            climb.Clock, call.Generation, call.Rung, (int)issue.Ladder[call.Rung].Step, call.AudienceName!, call.CalledAt!.Value,
            call.LapsedAt is null ? call.AcknowledgedAt : null)))
        .MaxBy(rung => (rung.CalledAt, rung.Step));
}
