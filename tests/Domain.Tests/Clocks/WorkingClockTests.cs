using static GridOrleans.Domain.Tests.Support.Calendars;

namespace GridOrleans.Domain.Tests.Clocks;

public sealed class WorkingClockTests
{
    private static readonly SlaPolicy Office8 = SlaPolicy.Pledge2341 with
    {
        Close = 16.Hours, CloseBasis = TimeBasis.WorkingTime, Plan = 5.Days, PlanBasis = TimeBasis.WorkingDays, Calendar = Office,
    };

    /// <summary>Thursday 19 Nov 2026, 17:00: one hour of this day is left.</summary>
    private static Clock Close => Office8.Start(ClockKind.Close, Shanghai(2026, 11, 19, 17, 0));

    // Harm: 16 working hours given on Thursday evening are over on Friday morning.
    [Fact]
    public void A_clock_of_working_time_is_due_when_its_hours_have_been_worked()
    {
        Assert.Equal(Shanghai(2026, 11, 23, 17, 0), Close.DueAt);
        Assert.Equal(Shanghai(2026, 11, 23, 13, 48), Close.YellowAt);
        Assert.Equal((9.Hours, 7.Hours), (Close.RanBy(Shanghai(2026, 11, 21, 3, 0)), Close.LeftAt(Shanghai(2026, 11, 21, 3, 0))));
        Assert.Equal(Light.Green, Close.LightAt(Shanghai(2026, 11, 23, 13, 47, 59)));
        Assert.Equal(Light.Yellow, Close.LightAt(Shanghai(2026, 11, 23, 13, 48)));
        Assert.Equal(Light.Red, Close.LightAt(Shanghai(2026, 11, 23, 17, 0)));
    }

    // Harm: “5 working days” end at the hour the report happened to come in.
    [Fact]
    public void A_clock_of_working_days_is_due_at_the_end_of_the_last_day()
    {
        var plan = Office8.Start(ClockKind.Plan, Shanghai(2026, 11, 19, 17, 0));

        Assert.Equal(Shanghai(2026, 11, 26, 18, 0), plan.DueAt);
        Assert.Equal(41.Hours, plan.Target);
        Assert.Equal(41.Hours, plan.RanBy(Shanghai(2026, 11, 20, 10, 0)) + plan.LeftAt(Shanghai(2026, 11, 20, 10, 0)));
    }

    // Harm: a park over the weekend gives two days away, or takes working hours.
    [Fact]
    public void A_park_leaves_exactly_the_working_time_that_was_left()
    {
        // Ran 1 h on Thursday and 1 h on Friday; 14 h are left on Monday 10:00: 7 h that day, 7 h on Tuesday.
        var resumed = Close.Pause(Shanghai(2026, 11, 20, 10, 0), "等配件").Resume(Shanghai(2026, 11, 23, 10, 0));

        Assert.Equal(Shanghai(2026, 11, 24, 17, 0), resumed.DueAt);
        Assert.Equal(8.Hours, resumed.StoodStill);
        Assert.Equal(14.Hours, resumed.LeftAt(Shanghai(2026, 11, 23, 10, 0)));
        Assert.Equal(Shanghai(2026, 11, 24, 13, 48), resumed.YellowAt);
        Assert.Equal([new ClockPause(Shanghai(2026, 11, 20, 10, 0), Shanghai(2026, 11, 23, 10, 0), "等配件")], resumed.Pauses);
    }

    // Harm: an extension forgets the first promise, restarts the warning, or leaves the old breach on the new promise.
    [Fact]
    public void A_moved_due_time_keeps_the_first_and_has_its_own_warning()
    {
        var clock = Clock.Start(ClockKind.Close, 4.Hours, Case.Start).Warn(Case.Start + 192.Minutes);
        var extended = clock.MoveDue(Case.Start + 6.Hours, Case.Start + 200.Minutes, DueReason.Extension);

        Assert.Equal((Case.Start + 6.Hours, Case.Start + 4.Hours, 6.Hours), (extended.DueAt, extended.FirstDueAt, extended.Target));
        Assert.Equal(Case.Start + 288.Minutes, extended.YellowAt);
        Assert.Null(extended.WarnedAt);
        Assert.Equal(2, extended.Generation);
        Assert.Equal(Light.Green, extended.LightAt(Case.Start + 200.Minutes));
    }

    // Harm: a short extension given late warns of a moment before it was given.
    [Fact]
    public void A_moved_due_time_never_warns_of_a_moment_before_it_was_moved()
    {
        var clock = Clock.Start(ClockKind.Close, 4.Hours, Case.Start);
        var late = Case.Start + 230.Minutes;

        Assert.Equal(late, clock.MoveDue(Case.Start + 245.Minutes, late, DueReason.Extension).YellowAt);
    }

    // Harm: a date promised at a meeting is bent to office hours.
    [Fact]
    public void A_promised_moment_is_kept_to_the_minute_even_on_a_sunday()
    {
        var sunday = Shanghai(2026, 11, 29, 12, 0);
        var promised = Close.MoveDue(sunday, Shanghai(2026, 11, 20, 10, 0), DueReason.Promise);

        Assert.Equal((sunday, 49.Hours), (promised.DueAt, promised.Target));
        Assert.Equal(Shanghai(2026, 11, 23, 17, 0), promised.FirstDueAt);
        Assert.Equal(TimeSpan.Zero, promised.LeftAt(Shanghai(2026, 11, 28, 9, 0)));
        Assert.Equal(Light.Yellow, promised.LightAt(Shanghai(2026, 11, 28, 9, 0)));
    }

    // Harm: a case moved to another category starts its promise afresh, or loses the park it had.
    [Fact]
    public void Another_policy_is_counted_from_the_original_start_with_the_same_pauses()
    {
        var parked = Clock.Start(ClockKind.Close, 4.Hours, Shanghai(2026, 11, 19, 17, 0))
            .Pause(Shanghai(2026, 11, 19, 17, 30)).Resume(Shanghai(2026, 11, 20, 9, 30));

        var moved = parked.Under(Office8, Shanghai(2026, 11, 20, 9, 40));

        Assert.Equal((TimeBasis.WorkingTime, 16.Hours, 1.Hours), (moved.Basis, moved.Target, moved.StoodStill));
        Assert.Equal(Shanghai(2026, 11, 23, 18, 0), moved.DueAt);
        Assert.Equal(Shanghai(2026, 11, 19, 21, 0), moved.FirstDueAt);
        Assert.Equal(4, moved.Generation);
    }

    // Harm: a shorter promise that did not hold yet breaches a unit in the past.
    [Fact]
    public void Under_another_policy_nobody_was_late_before_it_held()
    {
        var clock = Clock.Start(ClockKind.Close, 4.Hours, Case.Start);
        var at = Case.Start + 2.Hours;
        var moved = clock.Under(SlaPolicy.Pledge2341 with { Close = 1.Hours }, at);

        Assert.Equal((at, at, 2.Hours), (moved.DueAt, moved.YellowAt, moved.Target));
        var promised = clock.MoveDue(Case.Start + 9.Hours, at, DueReason.Promise);
        Assert.Same(promised, promised.Under(SlaPolicy.Pledge2341 with { Close = 1.Hours }, at));
    }

    // Harm: a promise in working time is counted in wall time once the case has another policy.
    [Fact]
    public void A_clock_keeps_its_own_calendar()
    {
        var promised = Close.MoveDue(Shanghai(2026, 11, 24, 12, 0), Shanghai(2026, 11, 20, 10, 0), DueReason.Promise).Under(SlaPolicy.Pledge2341, Shanghai(2026, 11, 20, 11, 0));

        Assert.Equal(3.Hours, promised.LeftAt(Shanghai(2026, 11, 23, 18, 0)));
    }

    // Harm: a rehearsal in the evening waits for office hours.
    [Fact]
    public void A_drill_knows_no_working_time()
    {
        var drill = Office8.Drilled(60);

        Assert.Equal((TimeBasis.Wall, TimeBasis.Wall, 16.Minutes, 2.Hours), (drill.CloseBasis, drill.PlanBasis, drill.Close, drill.Plan));
        Assert.Null(drill.Calendar);
        Assert.Equal(Case.Start + 2.Hours, drill.Start(ClockKind.Plan, Case.Start).DueAt);
    }
}
