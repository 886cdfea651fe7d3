using GridOrleans.Storage.Search;

namespace GridOrleans.Storage.Figures;

/// <summary>Figures as SQL, over the daily sums where one dimension is enough and over the facts where dimensions cross: the same conditions for both.</summary>
internal static class FigureSql
{
    /// <summary>Groups that a breakdown shows at most.</summary>
    public const int MostGroups = 2000;

    public static string Sums(SqlParameters parameters, Measure measure, FigureFilter filter, FigureGroup group, int areaDigits)
    {
        var fromFacts = filter.NeedsFacts(measure, group);
        var dimension = fromFacts ? FactDimension.All : filter.Dimensions(measure, group).FirstOrDefault(FactDimension.All);
        var conditions = Conditions(parameters, measure, filter, fromFacts ? null : dimension);
        var key = Key(group, areaDigits, fromFacts);
        var sums = fromFacts ? "count(*), count(*) filter (where f.hit), coalesce(sum(f.value), 0)::bigint" : "sum(f.n)::bigint, sum(f.hits)::bigint, sum(f.total)::bigint";
        return $"""
            select {key}, {sums} from {(fromFacts ? "fact" : "figure_day")} f where {conditions}
            group by 1 {(group == FigureGroup.None ? "" : "having " + key + " is not null")} order by 2 desc, 1 limit {MostGroups}
            """;
    }

    /// <param name="dimension">Null = over the facts.</param>
    public static string Conditions(SqlParameters parameters, Measure measure, FigureFilter filter, FactDimension? dimension)
    {
        var isFacts = dimension is null;
        List<string> conditions =
        [
            $"f.measure = {parameters.Add((short)measure)}", $"f.day >= {parameters.Add(filter.From)}", $"f.day <= {parameters.Add(filter.To)}", $"f.drill = {parameters.Add(filter.Drill)}",
        ];
        if (dimension is { } summed) conditions.Add($"f.dimension = {parameters.Add((short)summed)}");
        if (filter.FirstRound is { } first) conditions.Add(first ? "f.round = 1" : "f.round > 1");
        if (filter.AreaCode is { } area) conditions.Add(parameters.Within(Column("grid_code"), area));
        if (filter.UnitIds is { } units) conditions.Add($"{Column("unit_id")} = any({parameters.Add(units.ToArray())})");
        if (filter.CategoryCodes is { } categories) conditions.Add($"{Column("category_code")} = any({parameters.Add(categories.ToArray())})");
        if (filter.PersonId is { } person) conditions.Add($"{Column("person_id")} = {parameters.Add(person)}");
        if (filter.BuildingId is { } building) conditions.Add($"f.building_id = {parameters.Add(building)}");
        if (filter.Scope is { } scope) conditions.Add(Visible(scope));
        return string.Join(" and ", conditions);

        string Column(string ofFacts) => isFacts ? "f." + ofFacts : "f.key";

        string Visible(SearchScope seen)
        {
            var ways = seen.AreaCodes.Select(code => parameters.Within(Column("grid_code"), code)).ToList();
            if (seen.UnitIds.Count > 0) ways.Add($"{Column("unit_id")} = any({parameters.Add(seen.UnitIds.ToArray())})");
            return ways.Count == 0 ? "false" : $"({string.Join(" or ", ways)})";
        }
    }

    private static string Key(FigureGroup group, int areaDigits, bool isFacts) => group switch
    {
        FigureGroup.None => "''",
        FigureGroup.Area => $"left({(isFacts ? "f.grid_code" : "f.key")}, {areaDigits})",
        FigureGroup.Category => isFacts ? "f.category_code" : "f.key",
        FigureGroup.Unit => isFacts ? "f.unit_id" : "f.key",
        FigureGroup.Person => isFacts ? "f.person_id" : "f.key",
        FigureGroup.Building => "f.building_id",
        _ => $"to_char(date_trunc('{group.ToString().ToLowerInvariant()}', f.day), 'YYYY-MM-DD')",
    };
}
