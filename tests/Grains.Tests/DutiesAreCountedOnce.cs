using GridOrleans.Contracts.Issues;
using GridOrleans.Grains.Buildings;
using GridOrleans.Grains.Grids;

namespace GridOrleans.GrainTests;

public sealed class DutiesAreCountedOnce
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1), Target = TimeSpan.FromHours(2);

    [Fact]
    public void A_day_walked_short_is_missed_and_a_new_one_begins()
    {
        var duty = new PatrolDuty();
        duty.Record(new(new Guid(1, 0, 0, new byte[8]), "member", Sample.Noon, TimeSpan.FromMinutes(119)));
        duty.EndDay(Sample.Noon, Day, Target);
        Assert.Equal((1, 2, TimeSpan.Zero, Sample.Noon + Day), (duty.Missed, duty.Generation, duty.Walked, duty.DayEndsAt!.Value));
    }

    [Fact]
    public void Two_hours_in_two_walks_fulfil_it_and_a_walk_sent_twice_counts_once()
    {
        var duty = new PatrolDuty();
        var first = new Contracts.Grains.PatrolLog(new Guid(1, 0, 0, new byte[8]), "member", Sample.Noon, TimeSpan.FromHours(1));
        Assert.True(duty.Record(first));
        Assert.False(duty.Record(first));
        Assert.True(duty.Record(first with { OperationId = new Guid(2, 0, 0, new byte[8]) }));
        duty.EndDay(Sample.Noon, Day, Target);
        Assert.Equal(0, duty.Missed);
    }

    [Fact]
    public void Days_that_passed_while_the_system_was_down_are_missed_too()
    {
        var duty = new PatrolDuty { DayEndsAt = Sample.Noon };
        duty.EndDay(Sample.Noon.AddDays(3), Day, Target);
        Assert.Equal(4, duty.Missed);
        Assert.Equal(Sample.Noon.AddDays(4), duty.DayEndsAt);
    }

    [Fact]
    public void Three_reports_of_one_category_in_a_building_are_systemic_two_and_two_are_not()
    {
        BuildingReport[] reports = [Report(1, "sewage"), Report(2, "sewage"), Report(3, "noise"), Report(4, "noise")];
        Assert.Empty(Recurrence.Systemic(reports));
        Assert.Equal(["sewage"], Recurrence.Systemic([.. reports, Report(5, "sewage")]));
    }

    [Fact]
    public void An_inspection_is_owed_once_missed_each_day_and_ends_when_made()
    {
        var duty = new InspectionDuty();
        Assert.True(duty.Owe(Sample.Noon));
        Assert.False(duty.Owe(Sample.Noon.AddDays(9)));
        Assert.False(duty.Missed(Sample.Noon.AddTicks(-1), Day));
        Assert.True(duty.Missed(Sample.Noon, Day));
        Assert.Equal((1, Sample.Noon + Day), (duty.MissedCount, duty.DueAt!.Value));
        var operation = new Guid(1, 0, 0, new byte[8]);
        Assert.True(duty.Inspected(operation, "inspector", Sample.Noon.AddHours(1)));
        Assert.False(duty.Inspected(operation, "inspector", Sample.Noon.AddHours(2)));
        Assert.Null(duty.DueAt);
    }

    private static BuildingReport Report(int number, string category) => new(new Guid(number, 0, 0, new byte[8]), category, Sample.Noon);
}
