using GridOrleans.Contracts.Areas;
using GridOrleans.Storage.Districts.Books;

namespace GridOrleans.Storage.Districts.Changes;

/// <summary>The tree of one day, and the changes applied to it one after the other.</summary>
internal sealed class AreaState
{
    private readonly Dictionary<string, AreaPlan> areas;
    private readonly Dictionary<string, int> rows = [];
    private readonly Dictionary<string, string> origins = [];
    private readonly Problems problems;

    public AreaState(IReadOnlyDictionary<string, AreaPlan> areas, Problems problems)
    {
        this.areas = new(areas);
        this.problems = problems;
    }

    public IReadOnlyDictionary<string, AreaPlan> Areas => areas;

    /// <summary>Which change last touched an area, for naming it in a problem; 0 = none.</summary>
    public int RowOf(string code) => rows.GetValueOrDefault(code);

    /// <summary>The area whose place in the order a new one takes; null = the end.</summary>
    public string? OriginOf(string code) => origins.GetValueOrDefault(code);

    /// <param name="row">From 1.</param>
    public void Apply(AreaChange change, int row)
    {
        var check = new RowCheck(problems, row, change.Codes.Count > 0 ? change.Codes[0] : change.Into.Count > 0 ? change.Into[0].Code : null);
        var (leastCodes, mostCodes, leastInto, mostInto) = change.Kind switch
        {
            AreaChangeKind.Merge => (2, 100, 1, 1),
            AreaChangeKind.Split => (1, 1, 2, 100),
            AreaChangeKind.Add => (0, 0, 1, 1),
            AreaChangeKind.Retire => (1, 1, 0, 0),
            _ => (1, 1, 1, 1),
        };
        var before = problems.Count;
        check.Within("codes", change.Codes.Count, leastCodes, mostCodes);
        check.Within("into", change.Into.Count, leastInto, mostInto);
        check.Must(change.Codes.Distinct().Count() == change.Codes.Count, "codes", Fault.Twice);
        foreach (var code in change.Codes) check.Known("codes", code, areas.ContainsKey);
        if (problems.Count > before) return;

        var was = change.Codes.Select(code => areas[code]).ToArray();
        switch (change.Kind)
        {
            case AreaChangeKind.Redraw:
                check.Must(change.Into[0].Ring is not null, "into[0].ring", Fault.Missing);
                Put(was[0] with { Ring = change.Into[0].Ring ?? was[0].Ring, Households = change.Into[0].Households ?? was[0].Households }, row, null);
                break;
            case AreaChangeKind.Rename:
                Put(was[0] with { Name = change.Into[0].Name ?? was[0].Name, ShortName = change.Into[0].ShortName ?? was[0].ShortName }, row, null);
                break;
            case AreaChangeKind.Merge:
                Merge(change, was, check, row);
                break;
            case AreaChangeKind.Split:
                Replace(change.Codes, change.Into.Select(draft => From(draft, was[0], check)), check, row);
                break;
            case AreaChangeKind.Add:
                Replace([], [From(change.Into[0], null, check)], check, row);
                break;
            case AreaChangeKind.Retire:
                areas.Remove(was[0].Code);
                break;
        }
    }

    /// <summary>Makes the areas those of a file; with <paramref name="isComplete"/> what is not in it is retired.</summary>
    public void Become(IReadOnlyList<(int Row, AreaPlan Area)> file, bool isComplete)
    {
        if (isComplete) foreach (var code in areas.Keys.Except(file.Select(each => each.Area.Code)).ToArray()) areas.Remove(code);
        var seen = new HashSet<string>();
        foreach (var (row, area) in file)
        {
            if (!seen.Add(area.Code)) problems.Add(row, area.Code, "code", Fault.Twice);
            Put(area, row, null);
        }
    }

    private void Merge(AreaChange change, AreaPlan[] was, RowCheck check, int row)
    {
        var draft = change.Into[0];
        check.Must(was.Select(area => area.Level).Distinct().Count() == 1, "codes", Fault.WrongLevel);
        var parents = was.Select(area => area.ParentCode).Distinct().ToArray();
        check.Must(parents.Length == 1 || draft.ParentCode is not null, "into[0].parentCode", Fault.Missing);
        var ring = draft.Ring ?? new AreaSurvey(was.ToDictionary(area => area.Code)).UnionOf(change.Codes);
        check.Must(ring is not null || was.All(area => area.Ring is null), "into[0].ring", Fault.RingNotOne);
        var whole = draft with { Ring = ring, Households = draft.Households ?? was.Sum(area => area.Households) };
        Replace(change.Codes, [From(whole, was[0], check)], check, row);
    }

    private void Replace(IReadOnlyList<string> codes, IEnumerable<AreaPlan> into, RowCheck check, int row)
    {
        var made = into.ToArray();
        foreach (var code in codes) areas.Remove(code);
        check.Must(made.Select(area => area.Code).Distinct().Count() == made.Length, "into", Fault.Twice);
        foreach (var area in made)
        {
            check.Must(!areas.ContainsKey(area.Code), "into.code", Fault.AlreadyThere, area.Code);
            Put(area, row, codes.Count > 0 ? codes[0] : area.ParentCode);
        }
    }

    private static AreaPlan From(AreaDraft draft, AreaPlan? origin, RowCheck check)
    {
        check.Must(!string.IsNullOrEmpty(draft.Code), "into.code", Fault.Missing);
        check.Must(draft.Name is not null || draft.Code == origin?.Code, "into.name", Fault.Missing);
        check.Must(draft.ShortName is not null || draft.Code == origin?.Code, "into.shortName", Fault.Missing);
        check.Must(draft.Households is not null, "into.households", Fault.Missing);
        return new(
            draft.Code ?? "", draft.ParentCode ?? origin?.ParentCode, draft.Level ?? origin?.Level ?? AreaLevel.Grid, draft.Name ?? origin?.Name ?? "",
            draft.ShortName ?? origin?.ShortName ?? "", draft.Ring, draft.GridKind ?? origin?.GridKind, draft.Households ?? 0);
    }

    private void Put(AreaPlan area, int row, string? origin)
    {
        areas[area.Code] = area;
        rows[area.Code] = row;
        if (origin is not null) origins[area.Code] = origin;
    }
}
