using GridOrleans.Domain.Areas;

namespace GridOrleans.Simulator.Tests.City;

public class Everything_in_the_plan_can_be_looked_up(TheDistrict district)
{
    [Fact]
    public void codes_nest_and_nothing_is_there_twice()
    {
        var byCode = district.Plan.Areas.ToDictionary(a => a.Code);
        int Digits(string level) => level switch { "district" => 6, "street" => 9, "community" => 12, _ => 15 };
        Assert.All(district.Plan.Areas, a => Assert.Equal(Digits(a.Level), a.Code.Length));
        Assert.All(district.Plan.Areas.Where(a => a.Level != "district"), a =>
        {
            Assert.True(byCode.ContainsKey(a.ParentCode!));
            Assert.StartsWith(a.ParentCode!, a.Code);
        });
        Assert.Equal(269, district.Level("grid").Select(g => g.ShortName).Distinct().Count());
        Assert.Distinct(district.Level("community").Select(c => c.Name));
        Assert.Distinct(district.Plan.Estates.Select(e => e.Id));
        Assert.Distinct(district.Plan.Estates.Select(e => e.Name));
        Assert.Distinct(district.Plan.Buildings.Select(b => b.Id));
        Assert.Distinct(district.Plan.Buildings.Select(b => b.Name));
        Assert.Distinct(district.Plan.Units.Select(u => u.Id));
        Assert.Distinct(district.Plan.Categories.Select(c => c.Code));
        Assert.Distinct(district.Plan.DemoTokens.Select(t => t.Token));
        Assert.All(district.Plan.Estates, e => Assert.StartsWith(e.GridCode, e.Id));
        Assert.All(district.Plan.Buildings, b => Assert.StartsWith(b.EstateId ?? b.GridCode, b.Id));
    }

    /// <summary>三型三管: whoever the estate's type names first is there to be called.</summary>
    [Fact]
    public void the_first_call_of_every_estate()
    {
        var types = district.Plan.EstateTypes.ToDictionary(t => t.Code, t => t.FirstCall);
        var kinds = district.Plan.Units.ToDictionary(u => u.Id, u => u.Kind);
        Assert.All(district.Plan.Estates, e =>
        {
            var (unit, kind) = types[e.TypeCode] switch
            {
                "firm" => (e.FirmUnitId, UnitKind.PropertyFirm),
                "committee" => (e.CommitteeUnitId, UnitKind.OwnersCommittee),
                _ => (e.FirmUnitId, UnitKind.StateFirm),
            };
            Assert.Equal(kind, kinds[unit!]);
        });
        Assert.Equal(3, district.Plan.Estates.Select(e => e.TypeCode).Distinct().Count());
    }

    [Fact]
    public void the_unit_of_every_category_and_the_last_resort()
    {
        var units = district.Plan.Units.Select(u => u.Id).ToHashSet();
        Assert.Contains(district.Plan.FallbackUnitId, units);
        Assert.True(district.Plan.Categories.Count >= 24);
        Assert.All(district.Plan.Categories, c => Assert.True(c.UnitId is null || units.Contains(c.UnitId), c.Name));
        Assert.All(district.Plan.Categories, c => Assert.NotEmpty(c.Examples));
        Assert.Contains(district.Plan.Categories, c => c.UnitId is null);
    }

    [Fact]
    public void an_office_a_chief_and_a_full_time_member_for_every_grid()
    {
        var offices = district.Plan.Units.Where(u => u.Kind == UnitKind.AreaOffice).Select(u => u.Id).ToHashSet();
        Assert.True(offices.SetEquals(district.Plan.Areas.Select(a => a.Code)));
        Assert.All(district.Level("grid"), g =>
        {
            Assert.Single(district.Plan.Posts, p => p.AreaCode == g.Code && p.Kind == "gridChief");
            Assert.Single(district.Plan.Posts, p => p.AreaCode == g.Code && p.Kind == "gridMember" && p.Employment == "fullTime");
            Assert.All(district.Plan.Posts.Where(p => p.AreaCode == g.Code && p.Employment == "partTime"), p => Assert.False(string.IsNullOrEmpty(p.Source)));
        });
    }

    [Fact]
    public void a_liaison_and_a_token_for_every_unit_that_is_called()
    {
        var persons = district.Plan.Persons.Select(p => p.Id).ToHashSet();
        Assert.All(district.Plan.Posts, p => Assert.Contains(p.PersonId, persons));
        Assert.All(district.Plan.Units, u =>
        {
            Assert.Contains(district.Plan.Posts, p => p.UnitId == u.Id);
            Assert.Single(district.Plan.DemoTokens, t => t.UnitIds.Contains(u.Id));
        });
        Assert.Contains(district.Plan.DemoAccounts, a => a.Name == "林晓");
        Assert.Contains(district.Plan.DemoAccounts, a => a.Name == "陈岚");
        Assert.All(district.Plan.DemoAccounts.SelectMany(a => a.UnitIds), u => Assert.Contains(district.Plan.Units, unit => unit.Id == u));
    }

    [Fact]
    public void somebody_on_duty_at_the_hall_and_in_every_department_at_any_hour()
    {
        var plan = district.Plan;
        var book = new Contracts.Areas.Staff.StaffBook(new(plan.FallbackUnitId, plan.TimeZone, plan.Areas, [], plan.Units, plan.Persons, plan.Posts, [], plan.Rosters!, [], []));
        for (var at = new DateTimeOffset(2026, 11, 20, 0, 30, 0, TimeSpan.Zero); at.Day < 28; at = at.AddHours(3))
        {
            Assert.Single(book.OnDuty(plan.Code, "dispatcher", at));
            Assert.All(plan.Units.Where(u => u.Kind == UnitKind.Department), u => Assert.Single(book.OnDuty(u.Id, "liaison", at)));
        }

        Assert.Contains(plan.Posts, p => p is { UnitLineId: not null, AreaLineCode: not null });
        Assert.Contains(plan.EstateTypes, type => type.MajorMattersNeed == "community");
        Assert.Contains(plan.Categories, category => category.MajorMatter);
    }
}
