using FsCheck.Fluent;

namespace GridOrleans.Domain.Tests.Laws;

/// <summary>What must hold of clocks, rungs and wake-ups in every life an issue can have.</summary>
public sealed class TimeLaws
{
    // Harm: a unit is blamed for a breach before its time was up.
    [Fact]
    public void No_moment_is_ever_recorded_before_it_is_due() => Law.Holds(Stories.Any, story =>
    {
        foreach (var step in story.PlayOut())
        {
            foreach (var due in step.Events.Select(Story.DueOf).OfType<DateTimeOffset>()) Assert.True(due <= step.Stamp.At, $"{due:O} recorded at {step.Stamp.At:O}");
            foreach (var breach in step.Events.OfType<IssueEvent.ClockBreached>()) Assert.Equal(step.Before!.Clock(breach.Clock).DueAt, breach.DueAt);
        }
    });

    // Harm: a breach is missed, or counted twice.
    [Fact]
    public void A_clock_that_ran_at_its_due_time_is_breached_exactly_once_and_no_other() => Law.Holds(Stories.Any, story =>
    {
        var steps = story.PlayOut();
        foreach (var clock in steps[^1].After!.Clocks)
        {
            var breaches = steps.SelectMany(step => step.Events).OfType<IssueEvent.ClockBreached>().Count(breach => breach.Clock == clock.Kind);
            var ranOut = clock.StoppedAt is not { } stopped || stopped >= clock.DueAt;
            Assert.Equal(ranOut ? 1 : 0, breaches);
            Assert.Equal(ranOut, clock.BreachedAt is not null);
        }
    });

    // Harm: an office is called twice, skipped, or called before the one below it.
    [Fact]
    public void Rungs_fall_and_are_called_in_order_and_once() => Law.Holds(Stories.Any, story =>
    {
        var steps = story.PlayOut();
        foreach (var clock in Enum.GetValues<ClockKind>())
        {
            var fell = steps.SelectMany(step => step.Events).OfType<IssueEvent.RungFell>().Where(rung => rung.Clock == clock).ToArray();
            var called = steps.SelectMany(step => step.Events).OfType<IssueEvent.RungCalled>().Where(rung => rung.Clock == clock).Select(rung => rung.Rung).ToArray();
            Assert.Equal(Enumerable.Range(1, fell.Length), fell.Select(rung => rung.Rung));
            Assert.Equal(fell.Select(rung => rung.DueAt).Order(), fell.Select(rung => rung.DueAt));
            Assert.Equal(called.Length, called.Distinct().Count());
            Assert.Subset(fell.Select(rung => rung.Rung).ToHashSet(), called.ToHashSet());
            if (steps[^1].After!.Clock(clock).IsRunning) Assert.Equal(story.Setup.Ladder.Rungs.Count, fell.Length);
        }
    });

    // Harm: an answered call goes on climbing while the answer holds.
    [Fact]
    public void No_rung_falls_while_an_acknowledgement_holds() => Law.Holds(Stories.Any, story =>
    {
        foreach (var step in story.PlayOut())
        {
            foreach (var fell in step.Events.OfType<IssueEvent.RungFell>())
            {
                Assert.True(step.Before!.Climb(fell.Clock).HeldUntil is not { } until || fell.DueAt >= until, $"rung {fell.Rung} fell at {fell.DueAt:O}");
            }
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
            if (step.Decision is Decision.Done) Assert.All(wakes.Where(wake => wake.Kind != WakeKind.Check), wake => Assert.True(wake.DueAt > step.Stamp.At));
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

    private static void AddsUp(Clock clock, DateTimeOffset now)
    {
        Assert.Equal(clock.Target, clock.RanBy(now) + clock.LeftAt(now));
        Assert.Equal(clock.DueAt, clock.StartedAt + clock.Target + clock.StoodStill);
        Assert.Equal((clock.StoppedAt ?? now) - clock.StartedAt, clock.RanBy(now) + clock.StoodStillBy(clock.StoppedAt ?? now));
        Assert.True(clock.RanBy(now) >= TimeSpan.Zero && clock.StoodStillBy(now) >= TimeSpan.Zero);
    }
}
