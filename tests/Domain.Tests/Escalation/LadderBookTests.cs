namespace GridOrleans.Domain.Tests.Escalation;

/// <summary>Which ladder a case gets, and which ladders may be made at all.</summary>
public sealed class LadderBookTests
{
    private static readonly PolicyCase Leak = new("water.leak", "公用设施", Town.Grid, false, Channel.Resident);

    private static LadderVersion Version(string id, int version, TimeSpan from, PolicyConditions? when = null, bool isRetired = false) => new(
        Ladder.FourLevels with { Id = id, Version = version }, id, when ?? PolicyConditions.None, Case.Start + from, isRetired, null, "admin", Case.Start);

    private static Rung Rung(LadderStep step = LadderStep.Member, RungMoment moment = RungMoment.Red, int after = 0) => new(step, moment, after.Minutes, 10.Minutes);

    // Harm: a gas leak climbs by the ladder of street lamps.
    [Fact]
    public void The_most_particular_ladder_in_force_wins()
    {
        var book = new LadderBook(
        [
            Version("usual", 1, 0.Hours), Version("group", 1, 0.Hours, new(CategoryGroup: "公用设施")), Version("street", 1, 0.Hours, new(AreaCode: Town.Street)),
            Version("leaks", 1, 2.Hours, new(CategoryCode: "water.leak")), Version("urgent", 1, 0.Hours, new(Urgent: true)),
        ]);

        Assert.Equal("group", book.For(Leak, Case.Start + 1.Hours).Ladder.Id);
        Assert.Equal("leaks", book.For(Leak, Case.Start + 2.Hours).Ladder.Id);
        Assert.Equal("urgent", book.For(Leak with { Urgent = true }, Case.Start + 2.Hours).Ladder.Id);
        Assert.Equal("street", book.For(Leak with { CategoryCode = "noise", CategoryGroup = "噪声" }, Case.Start + 2.Hours).Ladder.Id);
        Assert.Equal("usual", book.For(new("noise", "噪声", "370299", false, Channel.Resident), Case.Start).Ladder.Id);
    }

    // Harm: a version planned for Monday holds from Friday, or an old one goes on for ever.
    [Fact]
    public void A_version_holds_from_its_day_until_the_next()
    {
        var book = new LadderBook([Version("usual", 1, 0.Hours), Version("usual", 2, 5.Hours), Version("leaks", 1, 0.Hours, new(CategoryCode: "water.leak")), Version("leaks", 2, 6.Hours, isRetired: true)]);

        Assert.Equal(("leaks", 1), Of(5.Hours));
        Assert.Equal(("usual", 2), Of(6.Hours));
        Assert.Equal(1, book.Usual(Case.Start + 4.Hours).Ladder.Version);
        Assert.Equal(1, book.Usual(Case.Start - 1.Hours).Ladder.Version);

        (string, int) Of(TimeSpan at) => book.For(Leak, Case.Start + at) is { Ladder: var ladder } ? (ladder.Id, ladder.Version) : default;
    }

    // Harm: from Monday on nobody is called for anything.
    [Fact]
    public void A_book_knows_when_some_case_would_have_no_ladder()
    {
        var book = new LadderBook([Version("usual", 1, 0.Hours)]);

        Assert.Null(book.GapFrom(Case.Start + 1.Hours));
        Assert.Equal(Case.Start + 3.Hours, book.With(Version("usual", 2, 3.Hours, isRetired: true)).GapFrom(Case.Start + 1.Hours));
        Assert.Equal(Case.Start + 3.Hours, book.With(Version("usual", 2, 3.Hours, new(Urgent: true))).GapFrom(Case.Start + 1.Hours));
        Assert.Null(book.With(Version("usual", 2, 3.Hours, isRetired: true)).With(Version("other", 1, 2.Hours)).GapFrom(Case.Start + 1.Hours));
    }

    public static TheoryData<string, LadderFault, Ladder> Wrong => new()
    {
        { "rungs", LadderFault.RungCount, new("x", 1, []) },
        { "rungs", LadderFault.RungCount, new("x", 1, [.. Enumerable.Repeat(Rung(), 13)]) },
        { "rungs[0].after", LadderFault.AfterOutOfRange, new("x", 1, [Rung(after: -1)]) },
        { "rungs[0].after", LadderFault.AfterOutOfRange, new("x", 1, [Rung(after: 7 * 24 * 60 + 1)]) },
        { "rungs[0].acknowledgedFor", LadderFault.HoldOutOfRange, new("x", 1, [Rung() with { AcknowledgedFor = 30.Seconds }]) },
        { "rungs[1].after", LadderFault.OutOfOrder, new("x", 1, [Rung(after: 20), Rung(after: 10)]) },
        { "rungs[1].after", LadderFault.OutOfOrder, new("x", 1, [Rung(), Rung(moment: RungMoment.Yellow, after: 60)]) },
        { "rungs[0].clocks", LadderFault.ClocksUnclear, new("x", 1, [Rung() with { Clocks = [] }, Rung()]) },
        { "rungs", LadderFault.ClockForgotten, new("x", 1, [Rung() with { Clocks = [ClockKind.Respond, ClockKind.Handle, ClockKind.Close] }]) },
        { "rungs[0].unitId", LadderFault.CalleeUnclear, new("x", 1, [Rung() with { Callee = Callee.Unit }]) },
        { "rungs[0].unitId", LadderFault.CalleeUnclear, new("x", 1, [Rung() with { UnitId = "dept-water" }]) },
        { "rungs[0].whistle", LadderFault.WhistleOutOfRange, new("x", 1, [Rung() with { Whistle = [] }]) },
        { "rungs[0].whistle", LadderFault.WhistleOutOfRange, new("x", 1, [Rung() with { Whistle = ["a", "a"] }]) },
        { "repeat.lastRungs", LadderFault.RepeatOutOfRange, new("x", 1, [Rung()], new(2, 1, 1.Hours)) },
        { "repeat.times", LadderFault.RepeatOutOfRange, new("x", 1, [Rung()], new(1, 6, 1.Hours)) },
        { "repeat.every", LadderFault.RepeatOutOfRange, new("x", 1, [Rung()], new(1, 1, 1.Seconds)) },
    };

    // Harm: a slip of the pen in a ladder is found the night it should have called somebody.
    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_with_a_ladder_is_named(string field, LadderFault fault, Ladder ladder) =>
        Assert.Contains(new LadderFlaw(field, fault), LadderCheck.Flaws(ladder));

    [Fact]
    public void Sound_ladders_have_no_flaw()
    {
        Assert.Empty(LadderCheck.Flaws(Ladder.FourLevels));
        Assert.Empty(LadderCheck.Flaws(new("x", 1,
            [Rung() with { Clocks = [ClockKind.Respond] }, Rung(moment: RungMoment.Yellow) with { Clocks = [ClockKind.Handle, ClockKind.Close, ClockKind.Plan] }], new(2, 5, 1.Hours))));
    }
}
