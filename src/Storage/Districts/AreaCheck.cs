using GridOrleans.Contracts.Areas;

namespace GridOrleans.Storage.Districts;

/// <summary>The area tree: codes nest, so that a prefix of a code is the area around it.</summary>
internal static class AreaCheck
{
    public static void Run(PlanCheck check)
    {
        var levels = check.Plan.Levels ?? AreaLevelPlan.Usual;
        check.Each("levels", "code", levels, level => level.Code, (level, row) =>
        {
            row.Need("name", level.Name);
            row.Need("nameEn", level.NameEn);
            row.Must(level.Position >= 0, "position", "must not be negative.");
            row.Must(level.Digits is >= 6 and <= 30, "digits", "must be 6 to 30.");
            row.Must(level.StandsFor is null or AreaLevelPlan.Street or AreaLevelPlan.Community or AreaLevelPlan.Grid, "standsFor", "must be “street”, “community”, “grid” or left out.");
        });
        var byCode = levels.DistinctBy(level => level.Code).ToDictionary(level => level.Code);
        var levelOf = new Dictionary<string, AreaLevelPlan>();
        foreach (var area in check.Plan.Areas) if (byCode.TryGetValue(area.Level, out var level)) levelOf.TryAdd(area.Code, level);
        check.Each("areas", "code", check.Plan.Areas, area => area.Code, (area, row) => Area(check, levelOf, area, row));
    }

    private static void Area(PlanCheck check, Dictionary<string, AreaLevelPlan> levelOf, AreaPlan area, PlanCheck.Row row)
    {
        var level = levelOf.GetValueOrDefault(area.Code);
        row.Must(level is not null, "level", $"there is no level “{area.Level}”.");
        row.Must(level is null || PlanCheck.IsDigits(area.Code) && area.Code.Length == level.Digits, "code", $"must be {level?.Digits} digits: it is a {area.Level}.");
        row.Need("name", area.Name);
        row.Need("shortName", area.ShortName);
        row.Must(area.Households >= 0, "households", "must not be negative.");
        row.Ring("ring", area.Ring);

        if (area.ParentCode is null)
        {
            row.Must(area.Code == check.Plan.Code, "parentCode", $"only the district {check.Plan.Code} has no parent.");
        }
        else
        {
            row.Refer("parentCode", area.ParentCode, check.Areas, "area");
            row.Must(
                area.Code.Length > area.ParentCode.Length && area.Code.StartsWith(area.ParentCode, StringComparison.Ordinal),
                "code",
                $"must begin with its parent's {area.ParentCode}.");
            row.Must(
                level is null || !levelOf.TryGetValue(area.ParentCode, out var above) || above.Position < level.Position,
                "level",
                $"a {area.Level} does not lie in its parent's level.");
        }

        if (area.Level != AreaLevel.Grid) return;
        row.Must(area.Ring is not null, "ring", "a grid needs its polygon.");
        row.Must(area.GridKind is "residential" or "dedicated", "gridKind", "must be “residential” or “dedicated”.");
    }
}
