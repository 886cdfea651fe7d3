using GridOrleans.Contracts.Areas;

namespace GridOrleans.Storage.Districts;

/// <summary>The area tree: codes nest, so that a prefix of a code is the area around it.</summary>
internal static class AreaCheck
{
    private static readonly int[] CodeLengths = [6, 9, 12, 15];

    public static void Run(PlanCheck check)
    {
        check.Each("areas", "code", check.Plan.Areas, area => area.Code, (area, row) => Area(check, area, row));
    }

    private static void Area(PlanCheck check, AreaPlan area, PlanCheck.Row row)
    {
        row.Must(PlanCheck.IsDigits(area.Code) && CodeLengths.Contains(area.Code.Length), "code", "must be 6, 9, 12 or 15 digits.");
        row.Need("name", area.Name);
        row.Need("shortName", area.ShortName);
        row.Need("level", area.Level);
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
        }

        if (area.Level != AreaLevel.Grid) return;
        row.Must(area.Code.Length == 15, "code", "a grid's code has 15 digits.");
        row.Must(area.Ring is not null, "ring", "a grid needs its polygon.");
        row.Must(area.GridKind is "residential" or "dedicated", "gridKind", "must be “residential” or “dedicated”.");
    }
}
