using GridOrleans.CityDay.Model.Calls;
using GridOrleans.CityDay.Model.Cases;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.CityDay.Tests.Checking;

/// <summary>What the ladder called and what the called units did.</summary>
internal static class CallComparison
{
    private static readonly string[] Names = Enum.GetNames<Domain.Clocks.ClockKind>();

    public static void Of(Climb climb, ClimbBook model, Differences differences)
    {
        differences.About = Names[(int)climb.Clock];
        differences.Check("held until", climb.HeldUntil, model.Held?.Until);
        differences.Check("lapsed", climb.LapsedAt, model.LapsedAt);
        if (!differences.CheckCount("rungs", climb.Calls.Count, model.Fell.Count)) return;
        for (var index = 0; index < climb.Calls.Count; index++) Of(climb.Calls[index], model.Fell[index], differences);
        differences.About = "";
    }

    public static void Of(WhistleLine line, LineEntry model, IReadOnlyList<(DateTimeOffset From, DateTimeOffset? To)> parks, Differences differences)
    {
        differences.Check("line", line.Id, model.Id);
        differences.Check("line's kind", line.Kind, model.Kind);
        differences.Check("line's caller", line.Caller, model.Caller);
        differences.Check("line's unit", line.UnitId, model.Unit);
        differences.Check("line leads", line.IsLead, model.Leads);
        differences.Check("line co-handles", line.IsCoHandler, model.CoHandles);
        differences.Check("line called", line.CalledAt, model.CalledAt);
        differences.Check("line came", line.ReportedInAt, model.CameAt);
        differences.Check("line arrived", line.ArrivedAt, model.ArrivedAt);
        differences.Check("line done", line.DoneAt, model.DoneAt);
        differences.Check("line's words", line.DoneWords, model.DoneWords);
        differences.Check("line declined", line.DeclinedAt, model.DeclinedAt);
        differences.Check("line's excuse", line.DeclineReason, model.Excuse);
        differences.Check("line withdrawn", line.WithdrawnAt, model.WithdrawnAt);
        differences.Check("line withdrawn why", line.WithdrawReason, model.WithdrawnWhy);
        differences.Check("line released", line.ReleasedAt, model.ReleasedAt);
        differences.Check("line over", line.IsOver, model.IsOver);
        differences.Check("line rings", line.IsUnanswered, model.Rings);
        differences.Check("caller's rating", (line.ByCaller?.Score, line.ByCaller?.Words, line.ByCaller?.At), (model.ByCaller?.Score, model.ByCaller?.Words, model.ByCaller?.At));
        differences.Check("unit's rating", (line.ByUnit?.Score, line.ByUnit?.Words, line.ByUnit?.At), (model.ByUnit?.Score, model.ByUnit?.Words, model.ByUnit?.At));
        if (differences.CheckCount("line's promises", line.Clocks.Count, model.Promises.Count))
        {
            foreach (var (clock, promise) in line.Clocks.Zip(model.Promises))
            {
                differences.Check("promise", clock.Step, promise.Step);
                differences.Check("promise target", clock.Target, promise.Target);
                differences.Check("promise due", clock.DueAt, model.DueAt(promise, parks));
                differences.Check("promise warned", clock.WarnedAt, promise.WarnedAt);
                differences.Check("promise breached", clock.BreachedAt, promise.BreachedAt);
                differences.Check("promise stopped", clock.StoppedAt, model.StoppedAt(promise.Step));
            }
        }

        if (!differences.CheckCount("line's rungs", line.Calls.Count, model.Fell.Count)) return;
        foreach (var (call, rung) in line.Calls.Zip(model.Fell))
        {
            differences.Check("line's rung", (call.Rung, call.FellDueAt, call.CalledAt), (rung.Number, rung.FellAt, rung.CalledAt));
            differences.Check("line's office", (call.AudienceUnitId, call.AudienceName), (rung.Office, rung.OfficeName));
        }
    }

    private static void Of(RungCall call, RungEntry rung, Differences differences)
    {
        differences.Check("rung", (call.Rung, call.Pass, call.Generation), (rung.Turn.Number, rung.Turn.Pass, rung.Generation));
        differences.Check("rung fell", call.FellDueAt, rung.FellAt);
        differences.Check("rung called", call.CalledAt, rung.CalledAt);
        differences.Check("rung's office", (call.AudienceUnitId, call.AudienceName), (rung.Office, rung.OfficeName));
        differences.Check("rung answered", (call.AcknowledgedAt, call.AcknowledgedUntil), (rung.Answer?.At, rung.Answer?.Until));
        differences.Check("rung's answer lapsed", call.LapsedAt, rung.Answer is { HasLapsed: true } answer ? answer.Until : null);
        differences.Check("rung waits", (call.WaitsUntil, call.WaitsFor, call.Waits), (rung.WaitsUntil, rung.WaitsFor, rung.Waits));
        differences.Check("rung stood still", call.StoodStill, rung.Stood);
    }
}
