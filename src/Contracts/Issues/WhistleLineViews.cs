using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Contracts.Issues;

/// <summary>The view of a line, derived from the line alone.</summary>
public static class WhistleLineViews
{
    public static WhistleLineView Of(WhistleLine line) => new(
        line.Id, line.Kind, line.Caller, line.UnitId, line.CalledAt, line.ReportedInAt, line.ArrivedAt, line.DoneAt, line.DeclinedAt, line.DeclineReason,
        line.IsLead, line.IsCoHandler, line.ReleasedAt, line.DoneWords,
        line.Clocks.Where(clock => clock.IsRunning).Select(clock => clock.Light).DefaultIfEmpty(Light.Green).Max(),
        [.. line.Clocks.Select(clock => new LineClockView(clock.Step, clock.Target, clock.YellowAt, clock.DueAt, clock.BreachedAt, clock.StoppedAt, clock.Light))],
        [.. line.Calls.Select(call => new LineCallView(call.Rung, call.FellDueAt, call.CalledAt, call.AudienceName))],
        Of(line.ByCaller),
        Of(line.ByUnit));

    private static LineRatingView? Of(LineRating? rating) => rating is null ? null : new(rating.Score, rating.Words, rating.At);
}
