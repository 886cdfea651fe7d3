using FsCheck.Fluent;

namespace GridOrleans.Domain.Tests.Laws;

/// <summary>What must hold of clocks, rungs and wake-ups in every life an issue can have.</summary>
public sealed class TimeLaws
{
    // Harm: a unit is blamed for a breach before its time was up.
    [Fact]
    public void No_moment_is_ever_recorded_before_it_is_due() => Law.Holds(Stories.Any, story =>
    {
        foreach (var (before, happened, stamp) in Story.Moments(story.PlayOut()))
        {
            if (Story.DueOf(happened) is { } due) Assert.True(due <= stamp.At, $"{due:O} recorded at {stamp.At:O}");
            if (happened is IssueEvent.ClockBreached breach) Assert.Equal(before.Clock(breach.Clock).DueAt, breach.DueAt);
        }
    });

    // Harm: a breach is missed, or counted twice.
    [Fact]
    public void A_clock_that_ran_at_its_due_time_is_breached_exactly_once_and_no_other() => Law.Holds(Stories.Any, story =>
    {
        var steps = story.PlayOut();
        var last = steps[^1].After!;
        foreach (var kind in Enum.GetValues<ClockKind>())
        {
            var past = last.PastClocks.Where(each => each.Clock.Kind == kind).ToArray();
            var clocks = past.Select(each => each.Clock).Append(last.Clock(kind)).ToArray();
            var ends = past.Select(each => each.Clock.StoppedAt ?? each.At).Append(last.Clock(kind).StoppedAt ?? last.Clock(kind).PausedAt ?? DateTimeOffset.MaxValue);
            foreach (var (clock, end) in clocks.Zip(ends)) Assert.Equal(end >= clock.DueAt, clock.BreachedAt is not null);
            var breaches = steps.SelectMany(step => step.Events).OfType<IssueEvent.ClockBreached>().Where(breach => breach.Clock == kind).ToArray();
            Assert.Equal(clocks.Count(clock => clock.BreachedAt is not null), breaches.Length);
            Assert.Equal(breaches.Length, breaches.Select(breach => breach.Generation).Distinct().Count());
        }
    });

    // Harm: an office is called twice, skipped, or called before the one below it.
    [Fact]
    public void Rungs_fall_and_are_called_in_order_and_once() => Law.Holds(Stories.Any, story =>
    {
        var steps = story.PlayOut();
        foreach (var clock in Enum.GetValues<ClockKind>())
        {
            var ladder = story.Setup.Ladder;
            var fell = steps.SelectMany(step => step.Events).OfType<IssueEvent.RungFell>().Where(rung => rung.Clock == clock).ToArray();
            var called = steps.SelectMany(step => step.Events).OfType<IssueEvent.RungCalled>().Where(rung => rung.Clock == clock)
                .Select(rung => (rung.Generation, rung.Rung, rung.Pass)).ToArray();
            var (place, generation) = (0, 0);
            foreach (var rung in fell)
            {
                // The next in turn, or the first of a climb of its own.
                var isNext = ladder.TurnOf(clock, place + 1) is { } next && (next.Rung, next.Pass) == (rung.Rung, rung.Pass);
                place = isNext ? place + 1 : 1;
                Assert.True(isNext || (rung.Rung, rung.Pass) == (ladder.TurnOf(clock, 1)!.Rung, 0) && rung.Generation > generation);
                generation = rung.Generation;
            }

            Assert.Equal(fell.Select(rung => rung.DueAt).Order(), fell.Select(rung => rung.DueAt));
            Assert.Equal(fell.Length, fell.Select(rung => (rung.Generation, rung.Rung, rung.Pass)).Distinct().Count());
            Assert.Equal(called.Length, called.Distinct().Count());
            Assert.Subset(fell.Select(rung => (rung.Generation, rung.Rung, rung.Pass)).ToHashSet(), called.ToHashSet());
            if (steps[^1].After!.Clock(clock).IsRunning) Assert.True(fell.Length == 0 ? ladder.TurnOf(clock, 1) is null : ladder.TurnOf(clock, place + 1) is null);
        }
    });

    // Harm: an answered call goes on climbing while the answer holds.
    [Fact]
    public void No_rung_falls_while_an_acknowledgement_holds() => Law.Holds(Stories.Any, story =>
    {
        foreach (var (before, happened, _) in Story.Moments(story.PlayOut()))
        {
            if (happened is IssueEvent.RungFell fell) Assert.Null(before.Climb(fell.Clock).HeldUntil);
        }
    });

    // Harm: the history tells of a night that went otherwise.
    [Fact]
    public void Moments_are_recorded_in_the_order_they_fell_due() => Law.Holds(Stories.Any, story =>
    {
        var dues = story.PlayOut().SelectMany(step => step.Events).Select(Story.DueOf).OfType<DateTimeOffset>().ToArray();
        Assert.Equal(dues.Order(), dues);
    });

    // Harm: something overdue has no wake-up left, or one thing rings twice.
    [Fact]
    public void A_decision_leaves_nothing_overdue_and_one_wake_up_of_a_kind() => Law.Holds(Stories.Any, story =>
    {
        foreach (var step in story.Play())
        {
            var wakes = Wake.Of(step.After!).ToArray();
            Assert.Equal(wakes.Length, wakes.Select(wake => wake.Kind).Distinct().Count());
            if (step.Decision is Decision.Done) Assert.All(wakes, wake => Assert.True(wake.DueAt > step.Stamp.At, $"{wake} is overdue at {step.Stamp.At:O}"));
            foreach (var clock in step.After!.Clocks.Where(clock => clock.IsRunning && clock.BreachedAt is null))
            {
                Assert.Contains(wakes, wake => wake.Kind == (WakeKind)clock.Kind && wake.DueAt <= clock.DueAt && wake.Generation == clock.Generation);
            }
        }
    });

    // Harm: what a clock says it ran and has left does not add up to what was promised.
    [Fact]
    public void Clocks_always_add_up() => Law.Holds(Stories.Any, story =>
    {
        foreach (var step in story.Play())
        {
            foreach (var clock in step.After!.Clocks) AddsUp(clock, step.Stamp.At);
        }
    });

    // Harm: the same, where parks interrupt the clock.
    [Fact]
    public void Clocks_add_up_through_any_pauses() => Law.Holds(Arb.From(Gen.ArrayOf(Gen.Choose(0, int.MaxValue))), turns =>
    {
        var (clock, now) = (Clock.Start(ClockKind.Close, 4.Hours, Case.Start), Case.Start);
        foreach (var turn in turns)
        {
            var before = clock;
            now = now.AddMicroseconds(turn);
            clock = (turn % 5) switch { 0 or 1 => clock.Pause(now), 2 or 3 => clock.Resume(now), _ => turn % 50 == 4 ? clock.Stop(now) : clock };
            AddsUp(clock, now);
            Assert.True(ReferenceEquals(before, clock) || clock.Generation == before.Generation + 1);
            Assert.True(clock.LightAt(now) >= before.LightAt(now) || clock.IsStopped, "a clock never gets greener by waiting");
        }
    });

    // Harm: the same, on a clock that counts working time and is extended, promised and recategorised besides.
    [Fact]
    public void Clocks_of_working_time_add_up_through_anything() => Law.Holds(Arb.From(Gen.ArrayOf(Gen.Choose(0, int.MaxValue))), turns =>
    {
        var (clock, now) = (Setup.Working.Start(ClockKind.Close, Case.Start), Case.Start);
        foreach (var turn in turns)
        {
            var before = clock;
            now = now.AddMicroseconds(turn * 13L);
            clock = (turn % 8) switch
            {
                0 or 1 => clock.Pause(now),
                2 or 3 => clock.Resume(now),
                4 => clock.IsStopped ? clock : clock.MoveDue(now.AddMicroseconds(1 + turn), now, DueReason.Promise),
                5 => clock.Under((turn % 3 == 0 ? SlaPolicy.Pledge2341 : Setup.Working) with { Close = (1 + turn % 900).Minutes }, now),
                _ => turn % 50 == 6 ? clock.Stop(now) : clock,
            };
            AddsUp(clock, now);
            Assert.True(ReferenceEquals(before, clock) || clock.Generation == before.Generation + 1);
            Assert.Equal(before.FirstDueAt, clock.FirstDueAt);
        }
    });

    /// <summary>By its own way of counting: every second, or the working ones.</summary>
    private static void AddsUp(Clock clock, DateTimeOffset now)
    {
        Assert.Equal(clock.Basis == TimeBasis.Wall, clock.Calendar is null);
        Assert.Equal(clock.Target, clock.RanBy(now) + clock.LeftAt(now));
        Assert.Equal(clock.Target + clock.StoodStill, Counted(clock.StartedAt, clock.DueAt));
        Assert.Equal(Counted(clock.StartedAt, clock.StoppedAt ?? now), clock.RanBy(now) + clock.StoodStillBy(clock.StoppedAt ?? now));
        Assert.Equal(clock.StoodStillBy(clock.StoppedAt ?? now), (clock.Pauses ?? []).Aggregate(TimeSpan.Zero, (sum, pause) => sum + Counted(pause.From, pause.To ?? now)));
        Assert.True(clock.RanBy(now) >= TimeSpan.Zero && clock.StoodStillBy(now) >= TimeSpan.Zero);

        TimeSpan Counted(DateTimeOffset from, DateTimeOffset to) => clock.Calendar?.Between(from, to) ?? to - from;
    }
}
