using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Areas;

namespace GridOrleans.Storage.Districts.Books;

/// <summary>A list of the books: how it is read, checked and written. One row by hand and a file of thousands go the same way.</summary>
/// <param name="Name">As in addresses and the audit: “units”.</param>
/// <param name="Read">What stands in it now.</param>
/// <param name="Keep">What of a row that is there outlives one from a file that cannot carry it.</param>
/// <param name="MovesWithAreas">Its rows can be moved to other grids by a change of areas: <see cref="PlaceMove"/>'s kind.</param>
internal sealed record BookList<T>(
    string Name,
    BookTable<T> Table,
    Func<T, string> Key,
    Func<NpgsqlConnection, BookSight, CancellationToken, Task<IReadOnlyList<T>>> Read,
    Action<T, RowCheck, BookSight> Check,
    string? MovesWithAreas = null,
    Func<T, T, T>? Keep = null);

internal static class BookLists
{
    private static readonly string[] Employments = ["fullTime", "partTime"], FirstCalls = [EstateStep.Firm, EstateStep.Committee, EstateStep.Fallback];

    public static BookList<UnitPlan> Units { get; } = new(
        "units", BookTables.Units, unit => unit.Id, async (connection, _, cancellation) => await StaffLoader.Units(connection, cancellation),
        (unit, row, sight) =>
        {
            row.Id("id", unit.Id);
            row.Text("name", unit.Name);
            row.Text("shortName", unit.ShortName, RowCheck.MaxShortName);
            row.MayBeKnown("areaCode", unit.AreaCode, sight.Areas.ContainsKey);
            row.Must(unit.Kind != UnitKind.AreaOffice || sight.Versions.Any(version => version.Area.Code == unit.Id), "id", Fault.NotItsArea);
            row.Days(unit.ValidFrom, unit.ValidTo);
        });

    public static BookList<PersonPlan> Persons { get; } = new(
        "people", BookTables.Persons, person => person.Id, async (connection, _, cancellation) => await StaffLoader.Persons(connection, cancellation),
        (person, row, _) =>
        {
            row.Id("id", person.Id);
            row.Text("name", person.Name, RowCheck.MaxShortName);
            row.Phone("phone", person.Phone);
        });

    public static BookList<PostPlan> Posts { get; } = new(
        "posts", BookTables.Posts, post => $"{post.PersonId} {post.Kind} {post.AreaCode} {post.UnitId} {post.ValidFrom:O}",
        async (connection, _, cancellation) => await StaffLoader.Posts(connection, cancellation),
        (post, row, sight) =>
        {
            row.Known("personId", post.PersonId, sight.Persons.Contains);
            row.Known("kind", post.Kind, sight.PostKinds.Contains);
            row.Must(post.AreaCode is not null || post.UnitId is not null, "unitId", Fault.NeedsAPlace);
            row.MayBeKnown("areaCode", post.AreaCode, code => sight.Versions.Any(version => version.Area.Code == code));
            row.MayBeKnown("unitId", post.UnitId, sight.Units.ContainsKey);
            if (post.Employment is not null) row.OneOf("employment", post.Employment, Employments);
            row.MayBeText("source", post.Source, RowCheck.MaxShortName);
            row.MayBeKnown("unitLineId", post.UnitLineId, sight.Units.ContainsKey);
            row.MayBeKnown("areaLineCode", post.AreaLineCode, sight.Areas.ContainsKey);
            row.Must(post.ValidFrom is not null, "validFrom", Fault.Missing);
            row.Days(post.ValidFrom, post.ValidTo);
        });

    public static BookList<EstateTypePlan> EstateTypes { get; } = new(
        "estate-types", BookTables.EstateTypes, type => type.Code, async (connection, _, cancellation) => await PlaceLoader.EstateTypes(connection, cancellation),
        (type, row, _) =>
        {
            row.Id("code", type.Code);
            row.Text("name", type.Name, RowCheck.MaxShortName);
            row.Text("nameEn", type.NameEn, RowCheck.MaxShortName);
            row.OneOf("firstCall", type.FirstCall, FirstCalls);
            foreach (var step in type.Path ?? []) row.OneOf("path", step, EstateStep.All);
            if (type.MajorMattersNeed is { } need) row.OneOf("majorMattersNeed", need, EstateStep.All);
        });

    public static BookList<EstatePlan> Estates { get; } = new(
        "estates", BookTables.Estates, estate => estate.Id,
        (_, sight, _) => Task.FromResult<IReadOnlyList<EstatePlan>>([.. sight.Estates.Values]),
        (estate, row, sight) =>
        {
            row.Id("id", estate.Id);
            row.Text("name", estate.Name);
            row.Known("typeCode", estate.TypeCode, sight.EstateTypes.Contains);
            row.Known("gridCode", estate.GridCode, sight.IsGrid);
            row.MayBeKnown("firmUnitId", estate.FirmUnitId, sight.Units.ContainsKey);
            row.MayBeKnown("committeeUnitId", estate.CommitteeUnitId, sight.Units.ContainsKey);
            row.MayBeKnown("fallbackUnitId", estate.FallbackUnitId, sight.Units.ContainsKey);
            row.Point(estate.Longitude, estate.Latitude);
            row.Ring("ring", estate.Ring);
        },
        PlaceMove.Estate);

    public static BookList<BuildingPlan> Buildings { get; } = new(
        "buildings", BookTables.Buildings, building => building.Id,
        async (connection, sight, cancellation) => (await PlaceLoader.Buildings(connection, cancellation))
            .ConvertAll(building => sight.MovedTo.TryGetValue((PlaceMove.Building, building.Id), out var grid) ? building with { GridCode = grid } : building),
        (building, row, sight) =>
        {
            row.Id("id", building.Id);
            row.Text("name", building.Name);
            row.Text("address", building.Address, RowCheck.MaxText);
            row.Within("floors", building.Floors, 0, 300);
            row.MayBeKnown("estateId", building.EstateId, sight.Estates.ContainsKey);
            row.Known("gridCode", building.GridCode, sight.IsGrid);
            row.Must(
                building.EstateId is null || !sight.Estates.TryGetValue(building.EstateId, out var estate) || estate.GridCode == building.GridCode,
                "gridCode", Fault.NotItsGrid, building.EstateId);
            row.Point(building.Longitude, building.Latitude);
            row.Ring("ring", building.Ring);
        },
        PlaceMove.Building);

    public static BookList<AbsencePlan> Absences { get; } = new(
        "absences", BookTables.Absences, absence => absence.Id, async (connection, _, cancellation) => await StaffLoader.Absences(connection, cancellation),
        (absence, row, sight) =>
        {
            row.Id("id", absence.Id);
            row.Known("personId", absence.PersonId, sight.Persons.Contains);
            row.MayBeKnown("deputyPersonId", absence.DeputyPersonId, sight.Persons.Contains);
            row.Must(absence.DeputyPersonId != absence.PersonId, "deputyPersonId", Fault.OwnDeputy);
            row.Must(absence.To > absence.From, "to", Fault.EndsBeforeItBegins);
            row.MayBeText("reason", absence.Reason);
        });

    public static BookList<RosterPlan> Rosters { get; } = new(
        "rosters", BookTables.Rosters, roster => roster.Id, async (connection, _, cancellation) => await StaffLoader.Rosters(connection, cancellation), RosterCheck.Check);

    public static BookList<AreaLevelPlan> Levels { get; } = new(
        "levels", BookTables.Levels, level => level.Code, async (connection, _, cancellation) => await StaffLoader.Levels(connection, cancellation),
        (level, row, sight) =>
        {
            row.Id("code", level.Code);
            row.Text("name", level.Name, RowCheck.MaxShortName);
            row.Text("nameEn", level.NameEn, RowCheck.MaxShortName);
            row.Within("position", level.Position, 0, 15);
            row.Within("digits", level.Digits, 6, 30);
            if (level.StandsFor is { } word) row.OneOf("standsFor", word, [AreaLevelPlan.Street, AreaLevelPlan.Community, AreaLevelPlan.Grid]);

            // Areas that are there keep their codes and their places in the tree.
            row.Must(!sight.Levels.TryGetValue(level.Code, out var was) || was.Digits == level.Digits && was.Position == level.Position
                || !sight.Versions.Any(version => version.Area.Level == level.Code), "digits", Fault.StillInside, level.Code);
        });

    public static BookList<PostRulePlan> PostRules { get; } = new(
        "post-rules", BookTables.PostRules, rule => $"{rule.AppliesTo} {rule.PostKind} {rule.Employment}",
        async (connection, _, cancellation) => await StaffLoader.PostRules(connection, cancellation),
        (rule, row, sight) =>
        {
            row.OneOf("appliesTo", rule.AppliesTo, [.. sight.Levels.Keys, .. Enum.GetValues<UnitKind>().Where(kind => kind != UnitKind.AreaOffice).Select(UnitWords.Of)]);
            row.Known("postKind", rule.PostKind, sight.PostKinds.Contains);
            if (rule.Employment is not null) row.OneOf("employment", rule.Employment, Employments);
            row.Within("atLeast", rule.AtLeast, 1, 100);
        });

    public static BookList<SizeRulePlan> SizeRules { get; } = new(
        "size-rules", BookTables.SizeRules, rule => $"{rule.Level} {rule.GridKind}", async (connection, _, cancellation) => await StaffLoader.SizeRules(connection, cancellation),
        (rule, row, sight) =>
        {
            row.Known("level", rule.Level, sight.Levels.ContainsKey);
            if (rule.GridKind is not null) row.OneOf("gridKind", rule.GridKind, ["residential", "dedicated"]);
            row.Within("least", rule.Least, 0, 1_000_000);
            row.Within("most", rule.Most, rule.Least, 1_000_000);
        });
}

/// <summary>Kinds of units as on the wire.</summary>
internal static class UnitWords
{
    public static string Of(UnitKind kind) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
