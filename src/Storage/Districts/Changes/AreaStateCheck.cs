using GridOrleans.Contracts.Areas;
using GridOrleans.Storage.Districts.Books;

namespace GridOrleans.Storage.Districts.Changes;

/// <summary>Whether a tree may stand: codes nest, levels descend, nobody is without a parent, and no two areas share land.</summary>
internal static class AreaStateCheck
{
    private const int MaxHouseholds = 1_000_000;

    /// <param name="touched">Codes that are new or changed; the rest was checked when it came.</param>
    public static void Run(AreaState state, IReadOnlySet<string> touched, BookSight sight, Problems problems)
    {
        foreach (var area in state.Areas.Values.OrderBy(area => area.Code, StringComparer.Ordinal))
        {
            var row = new RowCheck(problems, state.RowOf(area.Code), area.Code);
            if (touched.Contains(area.Code)) Area(area, row, sight);
            Parent(area, row, state, sight);
        }

        if (problems.Count > 0) return;
        foreach (var overlap in new AreaSurvey(state.Areas).Overlaps(touched.Contains))
        {
            problems.Add(state.RowOf(overlap.Code), overlap.Code, "ring", Fault.Overlaps, overlap.OtherCode, overlap.SquareMetres);
        }
    }

    private static void Area(AreaPlan area, RowCheck row, BookSight sight)
    {
        row.Text("name", area.Name);
        row.Text("shortName", area.ShortName, RowCheck.MaxShortName);
        row.Within("households", area.Households, 0, MaxHouseholds);
        row.Known("level", area.Level, sight.Levels.ContainsKey);
        if (!sight.Levels.TryGetValue(area.Level, out var level)) return;
        row.Must(area.Code.Length == level.Digits && area.Code.All(char.IsAsciiDigit), "code", Fault.BadDigits, level.Digits);
        row.Ring("ring", area.Ring);
        if (area.Level != AreaLevel.Grid) return;
        row.Must(area.Ring is not null, "ring", Fault.Missing);
        row.OneOf("gridKind", area.GridKind, ["residential", "dedicated"]);
    }

    /// <summary>Of every area: a change may have taken its parent away.</summary>
    private static void Parent(AreaPlan area, RowCheck row, AreaState state, BookSight sight)
    {
        if (area.ParentCode is not { } parentCode)
        {
            row.Must(area.Code == sight.DistrictCode, "parentCode", Fault.Missing);
            return;
        }

        if (!state.Areas.TryGetValue(parentCode, out var parent))
        {
            row.Must(false, "parentCode", Fault.StillInside, parentCode);
            return;
        }

        row.Must(area.Code.Length > parentCode.Length && area.Code.StartsWith(parentCode, StringComparison.Ordinal), "code", Fault.NotInParent, parentCode);
        if (!sight.Levels.TryGetValue(area.Level, out var level) || !sight.Levels.TryGetValue(parent.Level, out var above)) return;
        row.Must(above.Position < level.Position, "level", Fault.WrongLevel, level.Code, above.Code);
    }
}
