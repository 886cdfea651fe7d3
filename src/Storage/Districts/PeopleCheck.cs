using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Storage.Districts;

/// <summary>Units, people and their posts, categories, and who may sign in to a demo.</summary>
internal static class PeopleCheck
{
    public static void Run(PlanCheck check)
    {
        var plan = check.Plan;
        check.Each("units", "id", plan.Units, unit => unit.Id, (unit, row) =>
        {
            row.Need("name", unit.Name);
            row.Need("shortName", unit.ShortName);
            row.MayRefer("areaCode", unit.AreaCode, check.Areas, "area");
            row.Must(unit.Kind != UnitKind.AreaOffice || check.Areas.Contains(unit.Id), "id", "an area's office has the area's code as its id.");
        });

        var persons = plan.Persons.Select(person => person.Id).ToHashSet();
        check.Each("persons", "id", plan.Persons, person => person.Id, (person, row) => row.Need("name", person.Name));

        var number = 0;
        check.Each("posts", "kind", plan.Posts, post => $"{post.Kind} {number++}", (post, row) =>
        {
            row.Need("kind", post.Kind);
            row.Refer("personId", post.PersonId, persons, "person");
            row.MayRefer("areaCode", post.AreaCode, check.Areas, "area");
            row.MayRefer("unitId", post.UnitId, check.Units, "unit");
            row.MayRefer("unitLineId", post.UnitLineId, check.Units, "unit");
            row.MayRefer("areaLineCode", post.AreaLineCode, check.Areas, "area");
            row.Must(!(post.ValidTo <= post.ValidFrom), "validTo", "must be after validFrom.");
        });

        check.Each("rosters", "id", plan.Rosters ?? [], roster => roster.Id, (roster, row) =>
        {
            row.Need("name", roster.Name);
            row.Must(roster.UnitId is not null || roster.AreaCode is not null, "unitId", "a roster is of a unit or an area.");
            row.MayRefer("unitId", roster.UnitId, check.Units, "unit");
            row.MayRefer("areaCode", roster.AreaCode, check.Areas, "area");
            foreach (var shift in roster.Shifts) row.MayRefer("shifts", shift.PersonId, persons, "person");
            foreach (var exception in roster.Exceptions) row.MayRefer("exceptions", exception.PersonId, persons, "person");
        });

        check.Each("categories", "code", plan.Categories, category => category.Code, (category, row) =>
        {
            row.Need("group", category.Group);
            row.Need("name", category.Name);
            row.Need("nameEn", category.NameEn);
            row.MayRefer("unitId", category.UnitId, check.Units, "unit");
            row.ReferAll("alarmUnitIds", category.AlarmUnitIds ?? [], check.Units, "unit");
            row.Must(category.AlarmUnitIds is not { Count: > 0 } || category.Urgent, "alarmUnitIds", "only an urgent category calls units at once.");
            row.Must(category.AlarmUnitIds is not { Count: > WhistleLine.MostPerCase }, "alarmUnitIds", $"at most {WhistleLine.MostPerCase} units.");
        });

        check.Each("demoAccounts", "login", plan.DemoAccounts, account => account.Login.ToLowerInvariant(), (account, row) =>
        {
            row.Need("password", account.Password);
            row.Need("name", account.Name);
            row.ReferAll("areaCodes", account.AreaCodes, check.Areas, "area");
            row.ReferAll("unitIds", account.UnitIds, check.Units, "unit");
            row.MayRefer("personId", account.PersonId, persons, "person");
        });
        check.Each("demoTokens", "token", plan.DemoTokens, token => token.Name, (token, row) =>
        {
            row.Must(token.Token.Length >= 16, "token", "must be at least 16 characters.");
            row.ReferAll("areaCodes", token.AreaCodes, check.Areas, "area");
            row.ReferAll("unitIds", token.UnitIds, check.Units, "unit");
        });
    }
}
