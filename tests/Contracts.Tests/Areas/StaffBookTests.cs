using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Areas.Staff;
using GridOrleans.Domain.Areas;

namespace GridOrleans.Contracts.Tests.Areas;

/// <summary>Who answers, who is on duty, who comes next. Friday 20 November 2026 in Shanghai, eight hours ahead of UTC.</summary>
public sealed class StaffBookTests
{
    private const string Hall = "990103", Community = "990103001001", Grid = "990103001001001";

    private static readonly DateOnly Friday = new(2026, 11, 20);

    private static readonly StaffPlan Plan = new(
        Hall, "Asia/Shanghai",
        [Area(Hall, null, "district"), Area(Community, Hall, "community"), Area(Grid, Community, "grid")],
        [Area(Community + "009", Community, "grid")],
        [
            Office(Hall), Office(Community), Office(Grid),
            new("water", "水务局", "水务", UnitKind.Department, null),
            new("firm", "锦绣物业", "锦绣", UnitKind.PropertyFirm, null, ValidTo: Friday),
            new("team", "服务队", "服务队", UnitKind.ServiceTeam, null),
        ],
        [new("chief", "王", "1"), new("second", "李", "2"), new("officer", "何", "3"), new("duty-a", "周", "4"), new("duty-b", "吴", "5"), new("gone", "郑", "6", Friday)],
        [
            new("chief", "gridChief", Grid, Grid, null, null),
            new("officer", "areaOfficer", Community, Community, null, null),
            new("duty-a", "liaison", null, "water", null, null),
            new("duty-b", "liaison", null, "water", null, null),
            new("gone", "liaison", null, "team", null, null),
        ],
        [], [],
        [new("grid", "gridChief", null, 1, true), new("grid", "gridMember", "fullTime", 1, false), new("community", "areaOfficer", null, 1, true),
            new("department", "liaison", null, 1, true), new("serviceTeam", "liaison", null, 1, true), new("propertyFirm", "liaison", null, 1, true)],
        [new("grid", "residential", 300, 400)]);

    private static readonly RosterPlan Water = new(
        "water", "水务值班", "water", null, "liaison", null, null,
        [new(DayOfWeek.Friday, new(8, 0), new(18, 0), "duty-a"), new(DayOfWeek.Friday, new(18, 0), new(8, 0), "duty-b"), new(DayOfWeek.Monday, new(8, 0), new(18, 0), null)],
        [new(new(2026, 11, 27), null, null, null), new(new(2026, 12, 4), new(9, 0), new(10, 0), "duty-b")]);

    [Fact]
    public void Without_a_roster_whoever_holds_the_post_is_on_duty()
    {
        Assert.Equal(["chief"], Ids(new StaffBook(Plan).OnDuty(Grid, null, At(20, 3))));
        Assert.Equal(["duty-a", "duty-b"], Ids(new StaffBook(Plan).OnDuty("water", "liaison", At(20, 3))));
        Assert.Empty(new StaffBook(Plan).OnDuty("water", "gridChief", At(20, 3)));
        Assert.Empty(new StaffBook(Plan).OnDuty("nowhere", null, At(20, 3)));
    }

    [Theory]
    [InlineData(20, 7, 59, null)]
    [InlineData(20, 8, 0, "duty-a")]
    [InlineData(20, 17, 59, "duty-a")]
    [InlineData(20, 18, 0, "duty-b")]
    [InlineData(21, 7, 59, "duty-b")]
    [InlineData(21, 8, 0, null)]
    [InlineData(27, 12, 0, null)]
    [InlineData(28, 3, 0, null)]
    public void A_roster_says_who_is_on_duty_to_the_minute_and_over_midnight(int day, int hour, int minute, string? person)
    {
        var book = Book(Water);
        Assert.Equal(person, book.OnDuty("water", "liaison", At(day, hour, minute)).SingleOrDefault()?.PersonId);
        Assert.True(book.HasRoster("water", "liaison", At(day, hour, minute)));
    }

    [Fact]
    public void A_shift_says_from_when_to_when()
    {
        var duty = Assert.Single(Book(Water).OnDuty("water", null, At(21, 1)));
        Assert.Equal((At(20, 18), At(21, 8)), (duty.Since!.Value, duty.Until!.Value));
    }

    [Fact]
    public void A_shift_of_nobody_by_name_is_everybody_who_holds_the_post() =>
        Assert.Equal(["duty-a", "duty-b"], Ids(Book(Water).OnDuty("water", "liaison", At(23, 9))));

    [Fact]
    public void The_next_shift_is_named_over_a_day_on_which_nobody_is()
    {
        var book = Book(Water);
        var next = book.NextOnDuty("water", "liaison", At(20, 9))!;
        Assert.Equal((At(20, 18), "duty-b"), (next.At, next.Persons.Single().PersonId));
        Assert.Equal(At(23, 8), book.NextOnDuty("water", "liaison", At(21, 9))!.At);

        // Friday the 27th is an exception: after Monday's shift comes the Monday after it.
        Assert.Equal(At(30, 8), book.NextOnDuty("water", "liaison", At(23, 12))!.At);
        Assert.Equal(["duty-b"], Ids(book.OnDuty("water", "liaison", At(20, 9).AddDays(14))));
    }

    [Fact]
    public void Who_is_away_is_not_on_duty_and_the_deputy_is()
    {
        var away = Plan with { Rosters = [Water], Absences = [new("1", "duty-a", At(20, 10), At(20, 12), "second", null), new("2", "second", At(20, 11), At(20, 12), "chief", null)] };
        var book = new StaffBook(away);
        Assert.Equal(["duty-a"], Ids(book.OnDuty("water", null, At(20, 9, 59))));
        var deputy = Assert.Single(book.OnDuty("water", null, At(20, 10)));
        Assert.Equal(("second", "duty-a"), (deputy.PersonId, deputy.InsteadOfPersonId));
        Assert.Equal(["chief"], Ids(book.OnDuty("water", null, At(20, 11))));
        Assert.Equal(["duty-a"], Ids(book.OnDuty("water", null, At(20, 12))));
    }

    [Fact]
    public void Deputies_of_each_other_who_are_both_away_are_nobody()
    {
        var away = Plan with { Absences = [new("1", "chief", At(20, 0), At(25, 9), "second", null), new("2", "second", At(20, 0), At(25, 9), "chief", null)] };
        var book = new StaffBook(away);
        Assert.Empty(book.OnDuty(Grid, null, At(21, 0)));
        Assert.Equal(At(25, 9), book.NextOnDuty(Grid, null, At(21, 0))!.At);
    }

    [Fact]
    public void The_next_is_nobody_when_nothing_is_planned() => Assert.Null(new StaffBook(Plan).NextOnDuty("team", null, At(20, 12)));

    [Fact]
    public void A_place_is_answered_for_by_the_nearest_office_whose_chief_is_there()
    {
        Assert.Equal(new AccountableOwner(Grid, "chief", false), new StaffBook(Plan).Accountable(Grid, At(20, 3)));
        var away = Plan with { Absences = [new("1", "chief", At(20, 0), At(25, 0), null, null)] };
        Assert.Equal(new AccountableOwner(Community, "officer", false), new StaffBook(away).Accountable(Grid, At(20, 3)));
        var nobody = away with { Posts = [.. away.Posts.Select(post => post with { ValidTo = Friday })] };
        Assert.Equal(new AccountableOwner(Hall, null, true), new StaffBook(nobody).Accountable(Grid, At(20, 3)));
    }

    [Fact]
    public void A_place_that_was_drawn_away_is_answered_for_by_the_area_it_lay_in() =>
        Assert.Equal(Community, new StaffBook(Plan).Accountable(Community + "009", At(20, 3)).UnitId);

    [Theory]
    [InlineData("water", 20, UnitStanding.Answerable)]
    [InlineData("firm", 19, UnitStanding.Answerable)]
    [InlineData("firm", 20, UnitStanding.Gone)]
    [InlineData("nobody", 20, UnitStanding.Gone)]
    [InlineData("team", 19, UnitStanding.Answerable)]
    [InlineData("team", 20, UnitStanding.Vacant)]
    public void A_unit_can_own_while_it_is_there_and_its_post_is_held(string unit, int day, UnitStanding standing) =>
        Assert.Equal(standing, new StaffBook(Plan).Standing(unit, At(day, 12)));

    [Fact]
    public void What_a_unit_can_no_longer_own_goes_to_the_area_above()
    {
        var book = new StaffBook(Plan);
        Assert.Equal(Community, book.NextAfter(Grid, Grid, At(20, 3)).UnitId);
        Assert.Equal(Community, book.NextAfter("team", Grid, At(20, 3)).UnitId);
        Assert.Equal(Hall, book.NextAfter(Community, Grid, At(20, 3)).UnitId);
        Assert.Equal(new AccountableOwner(Hall, null, true), book.NextAfter(Hall, Hall, At(20, 3)));
    }

    [Fact]
    public void A_post_that_must_be_held_and_is_not_is_a_gap()
    {
        var gaps = new StaffBook(Plan).Gaps(At(20, 12), presentOnly: false);
        Assert.Equal([(Grid, "gridMember"), ("team", "liaison")], gaps.Select(gap => (gap.UnitId, gap.PostKind)));
        var away = Plan with { Absences = [new("1", "chief", At(20, 0), At(25, 0), null, null)] };
        Assert.DoesNotContain(new StaffBook(away).Gaps(At(20, 12), presentOnly: false), gap => gap.PostKind == "gridChief");
        Assert.Contains(new StaffBook(away).Gaps(At(20, 12), presentOnly: true), gap => gap.PostKind == "gridChief");
    }

    [Fact]
    public void A_grid_of_too_many_households_is_a_gap()
    {
        Assert.Empty(new StaffBook(Plan).SizeGaps());
        var crowded = Plan with { Areas = [.. Plan.Areas.Select(area => area with { Households = 401 })] };
        Assert.Equal(new SizeGap(Grid, Grid, 300, 400, 401), Assert.Single(new StaffBook(crowded).SizeGaps()));
    }

    [Fact]
    public void Clocks_that_change_at_night_lose_and_double_no_shift()
    {
        var nights = new RosterPlan("n", "夜班", Grid, null, "gridChief", null, null, [.. Enum.GetValues<DayOfWeek>().Select(day => new ShiftPlan(day, new(2, 30), new(3, 0), "chief"))], []);
        var book = new StaffBook(Plan with { TimeZone = "Europe/Berlin", Rosters = [nights] });

        // 29 March 2026: 2:30 does not exist; the shift comes at 3:30 summer time, 1:30 UTC, and has no length left before 3:00.
        Assert.Empty(book.OnDuty(Grid, null, new(2026, 3, 29, 0, 45, 0, TimeSpan.Zero)));

        // 25 October 2026: 2:30 comes twice; the first is 0:30 UTC, and the shift lasts to 3:00, 2:00 UTC.
        Assert.Equal(["chief"], Ids(book.OnDuty(Grid, null, new(2026, 10, 25, 0, 30, 0, TimeSpan.Zero))));
        Assert.Equal(["chief"], Ids(book.OnDuty(Grid, null, new(2026, 10, 25, 1, 59, 0, TimeSpan.Zero))));
        Assert.Empty(book.OnDuty(Grid, null, new(2026, 10, 25, 2, 0, 0, TimeSpan.Zero)));
    }

    private static StaffBook Book(RosterPlan roster) => new(Plan with { Rosters = [roster] });

    private static DateTimeOffset At(int day, int hour, int minute = 0) => new(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(8));

    private static IEnumerable<string> Ids(IEnumerable<PersonOnDuty> persons) => persons.Select(person => person.PersonId);

    private static AreaPlan Area(string code, string? parent, string level) => new(code, parent, level, code, code, null, level == "grid" ? "residential" : null, 350);

    private static UnitPlan Office(string code) => new(code, code, code, UnitKind.AreaOffice, code);
}
