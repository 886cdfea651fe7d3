using FsCheck;
using FsCheck.Fluent;

namespace GridOrleans.Domain.Tests.Clocks;

public sealed class PolicyBookTests
{
    private static readonly DateTimeOffset Start = Case.Start;
    private static readonly PolicyCase Leak = new("water.leak", "市政", Town.Grid, false, Channel.Resident);

    // Harm: a gas leak waits for the promise of a pothole.
    [Fact]
    public void The_order_of_what_is_particular_is_the_one_written_down()
    {
        PolicyConditions[] order =
        [
            new(Urgent: false, CategoryCode: "water.leak", AreaCode: Town.Grid, Channel: Channel.Resident),
            new(Urgent: false),
            new(CategoryCode: "water.leak", AreaCode: Town.District),
            new(CategoryCode: "water.leak", Channel: Channel.Resident),
            new(CategoryCode: "water.leak"),
            new(CategoryGroup: "市政", AreaCode: Town.Grid),
            new(CategoryGroup: "市政"),
            new(AreaCode: Town.Grid),
            new(AreaCode: Town.Street, Channel: Channel.Resident),
            new(AreaCode: Town.Street),
            new(Channel: Channel.Resident),
            PolicyConditions.None,
        ];
        var versions = order.Select((when, index) => Version($"p{index:00}", 1, when)).ToArray();

        for (var first = 0; first < versions.Length; first++)
        {
            Assert.Equal(versions[first], new PolicyBook([.. versions.Skip(first).Reverse()], []).For(Leak, Start));
        }
    }

    // Harm: an urgent case gets the five working days of its category.
    [Fact]
    public void Urgency_wins_over_category()
    {
        var book = new PolicyBook([Version("2341", 1, PolicyConditions.None), Version("days", 1, new(CategoryCode: "water.leak")), Version("urgent", 1, new(Urgent: true))], []);

        Assert.Equal("days", book.For(Leak, Start).Policy.Id);
        Assert.Equal("urgent", book.For(Leak with { Urgent = true }, Start).Policy.Id);
    }

    // Harm: a change planned for January holds in December, or one taken back still comes.
    [Fact]
    public void The_newest_version_in_force_holds_and_a_later_decision_replaces_a_planned_one()
    {
        var planned = Version("2341", 2, PolicyConditions.None) with { InForceFrom = Start + 30.Days };
        var book = new PolicyBook([Version("2341", 1, PolicyConditions.None), planned], []);
        var taken = book.With(Version("2341", 3, PolicyConditions.None) with { InForceFrom = Start + 10.Days });

        Assert.Equal([1, 1, 2], new[] { Start, Start + 29.Days, Start + 30.Days }.Select(at => book.For(Leak, at).Policy.Version));
        Assert.Equal([1, 3, 3], new[] { Start, Start + 10.Days, Start + 30.Days }.Select(at => taken.For(Leak, at).Policy.Version));
    }

    // Harm: a retired policy still catches cases, or a case is left without any.
    [Fact]
    public void A_retired_policy_holds_no_more_and_a_gap_is_seen_before_it_comes()
    {
        var book = new PolicyBook([Version("2341", 1, PolicyConditions.None), Version("street", 1, new(AreaCode: Town.Street))], []);
        var ended = book.With(Version("street", 2, new(AreaCode: Town.Street)) with { IsRetired = true, InForceFrom = Start + 1.Hours });

        Assert.Equal(["street", "2341"], new[] { Start, Start + 1.Hours }.Select(at => ended.For(Leak, at).Policy.Id));
        Assert.Null(ended.GapFrom(Start));
        Assert.Equal(Start + 9.Days, book.With(Version("2341", 2, PolicyConditions.None) with { IsRetired = true, InForceFrom = Start + 9.Days }).GapFrom(Start));
        Assert.Equal(Start + 9.Days, book.With(Version("2341", 2, new(Urgent: true)) with { InForceFrom = Start + 9.Days }).GapFrom(Start));
    }

    // Harm: of two equal policies each process takes another.
    [Fact]
    public void Among_equals_the_later_in_force_holds_and_then_the_smaller_id()
    {
        var (a, b) = (Version("a", 1, new(AreaCode: Town.Street)), Version("b", 1, new(AreaCode: Town.Street)));
        var usual = Version("2341", 1, PolicyConditions.None);

        Assert.Equal("a", new PolicyBook([usual, b, a], []).For(Leak, Start).Policy.Id);
        Assert.Equal("b", new PolicyBook([usual, b with { InForceFrom = Start - 1.Hours }, a], []).For(Leak, Start).Policy.Id);
        Assert.Equal(
            [PolicyVerdict.Chosen, PolicyVerdict.Older, PolicyVerdict.LessSpecific],
            new PolicyBook([usual, b, a], []).Choose(Leak, Start).Candidates.Select(candidate => candidate.Verdict));
    }

    // Harm: an area “3702020010” is taken for a part of “370202001”, or a neighbour's grid for ours.
    [Fact]
    public void A_condition_names_what_a_case_misses()
    {
        var when = new PolicyConditions(Urgent: true, CategoryCode: "gas", CategoryGroup: null, AreaCode: "370202002", Channel: Channel.Hotline);

        Assert.Equal([PolicyCondition.Urgent, PolicyCondition.Category, PolicyCondition.Area, PolicyCondition.Channel], when.MissedBy(Leak));
        Assert.Empty(PolicyConditions.None.MissedBy(Leak));
    }

    // Harm: a calendar corrected today moves the due time of yesterday's case.
    [Fact]
    public void What_is_frozen_does_not_follow_the_book()
    {
        var days = Version("2341", 1, PolicyConditions.None) with { CalendarId = "published" };
        days = days with { Policy = days.Policy with { Close = 5.Days, CloseBasis = TimeBasis.WorkingDays } };
        var calendar = new CalendarVersion(Calendars.Published, "机关", null, "import", Start);
        var corrected = calendar with { Calendar = Calendars.Published with { Version = 2, Holidays = [new(new(2026, 11, 23), new(2026, 11, 27), "临时放假")], ExtraWorkDays = [] } };
        var before = new PolicyBook([days], [calendar]);
        var after = new PolicyBook([days], [corrected, calendar]);

        var frozen = before.Frozen(before.For(Leak, Start), Start, Start);

        Assert.Equal(new DateTimeOffset(2026, 11, 27, 10, 0, 0, TimeSpan.Zero), frozen.Start(ClockKind.Close, Start).DueAt);
        Assert.Equal(new DateTimeOffset(2026, 12, 4, 10, 0, 0, TimeSpan.Zero), after.Frozen(after.For(Leak, Start), Start, Start).Start(ClockKind.Close, Start).DueAt);
        Assert.Empty(frozen.Calendar!.Holidays);
    }

    // Harm: the quick choice at intake and the explained one are not the same.
    [Fact]
    public void The_choice_is_the_greatest_that_fits_and_the_explanation_agrees() => Law.Holds(Arb.From(Books), drawn =>
    {
        var (book, at) = drawn;
        var fits = book.Versions.GroupBy(version => version.Policy.Id)
            .Select(versions => versions.Where(version => version.InForceFrom <= at).MaxBy(version => version.Policy.Version))
            .OfType<PolicyVersion>()
            .Where(version => !version.IsRetired && version.When.Match(Leak))
            .OrderByDescending(version => version.When.Specificity).ThenByDescending(version => version.InForceFrom).ThenBy(version => version.Policy.Id, StringComparer.Ordinal);
        var choice = book.Choose(Leak, at);

        Assert.Equal(fits, choice.Candidates.Where(candidate => candidate.Verdict != PolicyVerdict.NoMatch).Select(candidate => candidate.Version));
        Assert.Equal(choice.Chosen, book.For(Leak, at));
        Assert.Equal(book.InForce(at).Count(), choice.Candidates.Count);
    });

    private static Gen<(PolicyBook Book, DateTimeOffset At)> Books =>
        from versions in Gen.ArrayOf(Drawn)
        from at in Gen.Choose(0, 20)
        select (new PolicyBook(
            [
                Version("2341", 1, PolicyConditions.None),
                .. versions.GroupBy(version => version.Policy.Id).SelectMany(each => each.Select((version, index) => version with { Policy = version.Policy with { Version = index + 1 } })),
            ],
            []), Start + at.Days);

    private static Gen<PolicyVersion> Drawn =>
        from id in Gen.Elements("a", "b", "c", "d")
        from urgent in Gen.Elements<bool?>(null, null, false, true)
        from category in Gen.Elements(null, null, "water.leak", "gas")
        from area in Gen.Elements(null, Town.Street, Town.Grid, "370202002")
        from channel in Gen.Elements<Channel?>(null, null, Channel.Resident, Channel.Hotline)
        from day in Gen.Choose(0, 20)
        from retired in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        select Version(id, 1, new(urgent, category, null, area, channel)) with { InForceFrom = Start + day.Days, IsRetired = retired };

    private static PolicyVersion Version(string id, int version, PolicyConditions when) =>
        new(SlaPolicy.Pledge2341 with { Id = id, Version = version }, id, when, null, Start - 1.Days, false, null, "import", Start);
}
