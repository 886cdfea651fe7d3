using GridOrleans.Contracts.Areas;

namespace GridOrleans.Storage.Districts;

/// <summary>Everything that is wrong with a plan, row by row and field by field, before any of it is written.</summary>
public sealed class PlanCheck
{
    /// <summary>A plan that is wrong all over is not listed to its end.</summary>
    public const int MaxProblems = 100;

    private readonly List<PlanProblem> problems = [];

    private PlanCheck(DistrictPlan plan)
    {
        Plan = plan;
        Areas = plan.Areas.Select(area => area.Code).ToHashSet();
        Grids = plan.Areas.Where(area => area.Level == AreaLevel.Grid).Select(area => area.Code).ToHashSet();
        Units = plan.Units.Select(unit => unit.Id).ToHashSet();
    }

    public static IReadOnlyList<PlanProblem> Problems(DistrictPlan plan)
    {
        var check = new PlanCheck(plan);
        check.District();
        AreaCheck.Run(check);
        PlaceCheck.Run(check);
        PeopleCheck.Run(check);
        return check.problems;
    }

    internal DistrictPlan Plan { get; }

    internal HashSet<string> Areas { get; }

    internal HashSet<string> Grids { get; }

    internal HashSet<string> Units { get; }

    /// <summary>Checks each row of one list; its key names it and stands once.</summary>
    internal void Each<T>(string list, string keyField, IReadOnlyList<T> rows, Func<T, string> key, Action<T, Row> check)
    {
        var seen = new HashSet<string>();
        for (var index = 0; index < rows.Count && problems.Count < MaxProblems; index++)
        {
            var row = new Row(this, $"{list}[{index}] {key(rows[index])}");
            row.Need(keyField, key(rows[index]));
            row.Must(seen.Add(key(rows[index])), keyField, "stands more than once.");
            check(rows[index], row);
        }
    }

    private void District()
    {
        var row = new Row(this, "district");
        row.Must(IsDigits(Plan.Code) && Plan.Code.Length == 6, "code", "must be 6 digits.");
        row.Need("name", Plan.Name);
        row.Must(TimeZoneInfo.TryFindSystemTimeZoneById(Plan.TimeZone, out _), "timeZone", $"“{Plan.TimeZone}” is no time zone.");
        row.Must(Plan.DrillDivisor >= 1, "drillDivisor", "must be 1 (real) or more.");
        row.Refer("fallbackUnitId", Plan.FallbackUnitId, Units, "unit");
        row.Must(Plan.Demo || Plan.DemoAccounts.Count + Plan.DemoTokens.Count == 0 && Plan.DisplayToken is null, "demo", "accounts and tokens in a plan are for a demo only.");
        row.Must(Grids.Count > 0, "areas", "has no grid.");
    }

    internal static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    /// <summary>One row under check.</summary>
    internal readonly record struct Row(PlanCheck Check, string Name)
    {
        public void Must(bool holds, string field, string why)
        {
            if (!holds && Check.problems.Count < MaxProblems) Check.problems.Add(new(Name, field, why));
        }

        public void Need(string field, string? text) => Must(!string.IsNullOrWhiteSpace(text), field, "must not be empty.");

        public void Refer(string field, string? id, HashSet<string> known, string what) => Must(id is not null && known.Contains(id), field, $"there is no {what} “{id}”.");

        /// <summary>A reference that may be left out.</summary>
        public void MayRefer(string field, string? id, HashSet<string> known, string what)
        {
            if (id is not null) Refer(field, id, known, what);
        }

        public void ReferAll(string field, IReadOnlyList<string> ids, HashSet<string> known, string what)
        {
            foreach (var id in ids) Refer(field, id, known, what);
        }

        public void Point(double longitude, double latitude)
        {
            Must(longitude is >= -180 and <= 180, "longitude", "must be −180 to 180 degrees.");
            Must(latitude is >= -90 and <= 90, "latitude", "must be −90 to 90 degrees.");
        }

        public void Ring(string field, IReadOnlyList<double[]>? ring)
        {
            if (ring is not null && Rings.WhyNot(ring) is { } why) Must(false, field, why);
        }
    }
}
