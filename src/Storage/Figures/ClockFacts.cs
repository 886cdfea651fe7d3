using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Storage.Figures;

/// <summary>How the citizen's clocks and each holder's own were kept.</summary>
internal static class ClockFacts
{
    public static Measure MeasureOf(ClockKind kind) => Measure.OnTimeRespond + (short)kind;

    public static void AddTo(FactBuilder builder)
    {
        var issue = builder.Issue;
        if (builder.IsHandled)
        {
            // The first result of a round is its 2341 result, whatever was promised after it had been overrun.
            var all = issue.PastClocks.Select(past => past.Clock).Concat(issue.Clocks).Select(clock => (Clock: clock, Round: builder.RoundStartedAt(clock.StartedAt))).ToArray();
            foreach (var round in all.GroupBy(each => (each.Clock.Kind, each.Round)))
            {
                foreach (var (index, (clock, number)) in round.Index())
                {
                    OnTime(builder, index == 0 ? MeasureOf(clock.Kind) : Measure.PromiseKept, clock, number);
                }
            }
        }

        foreach (var holder in issue.Holders) Held(builder, holder);
    }

    private static void OnTime(FactBuilder builder, Measure measure, Clock clock, int round)
    {
        var isLate = clock.StoppedAt is null ? clock.BreachedAt is not null : !clock.StoppedInTime;
        if (clock.StoppedAt is null && !isLate) return;
        var settled = isLate ? clock.DueAt : clock.StoppedAt!.Value;
        if (clock.Kind == ClockKind.Plan && !IsOwed(builder.Issue, clock, settled)) return;
        builder.Add(measure, settled, !isLate, clock.StoppedAt is { } stopped ? clock.RanBy(stopped) : clock.Target, unit: builder.UnitAt(settled), round: round);
    }

    /// <summary>A plan that nobody owed when it was filed or fell due was neither kept nor missed: see <see cref="PlanDemand"/>.</summary>
    private static bool IsOwed(Issue issue, Clock plan, DateTimeOffset settled) => issue.Policy.PlanDemand == PlanDemand.Always
        || issue.PastClocks.Select(past => past.Clock).Concat(issue.Clocks)
            .Any(close => close.Kind == ClockKind.Close && close.StartedAt >= plan.StartedAt && close.BreachedAt is not null && close.DueAt <= settled);

    private static void Held(FactBuilder builder, Holder holder)
    {
        if (holder.To is { } to) builder.Add(Measure.Held, to, holder.DoneAt is not null, to - holder.From, unit: holder.UnitId);

        // After rework the unit has it in hand from the first moment: that is no answer of its own.
        if (holder.AcceptedAt != holder.From)
        {
            Kept(builder, Measure.HolderRespond, holder, holder.AcceptedAt, holder.RespondDueAt);
            Kept(builder, Measure.HolderHandle, holder, holder.StartedAt, holder.HandleDueAt);
        }

        Kept(builder, Measure.HolderClose, holder, holder.DoneAt, holder.CloseDueAt);
    }

    /// <summary>A step that was taken, or not in time; who lost the issue before it was due is not measured.</summary>
    private static void Kept(FactBuilder builder, Measure measure, Holder holder, DateTimeOffset? done, DateTimeOffset? due)
    {
        if (due is not { } by) return;
        if (done is { } at) builder.Add(measure, at, at < by, at - holder.From, unit: holder.UnitId);
        else if ((holder.To ?? builder.Until) >= by && builder.Issue.Parking is null) builder.Add(measure, by, false, by - holder.From, unit: holder.UnitId);
    }
}
