using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Storage.Search;

/// <summary>
/// What a viewer may see at all, <see cref="IssueAccess.MaySee"/> as a condition on rows: whatever lies in the viewer's areas, if the role works by area,
/// and whatever involves one of the viewer's units.
/// </summary>
public sealed record SearchScope(IReadOnlyList<string> AreaCodes, IReadOnlyList<string> UnitIds)
{
    public static SearchScope Of(Actor actor) => new(actor.SeenAreaCodes, actor.UnitIds);

    /// <summary>As a condition on a row with <c>terms</c> and <c>grid_code</c>.</summary>
    internal string Condition(SqlParameters parameters, string row)
    {
        // Codes grow by three digits a level, and each level is a term; any other beginning of a code is a range of codes. So is a whole district: nearly
        // everything lies in it, so no index helps, and a code is read sooner than all terms of a row.
        var terms = AreaCodes.Where(IsLevel).Select(Term.Area).Concat(UnitIds.Select(Term.Sight)).ToArray();
        var ways = AreaCodes.Where(code => !IsLevel(code)).Select(code => parameters.Within($"{row}.grid_code", code)).ToList();
        if (terms.Length > 0) ways.Add($"{row}.terms && {parameters.Add(terms)}");
        return ways.Count == 0 ? "false" : $"({string.Join(" or ", ways)})";
    }

    private static bool IsLevel(string code) => code.Length > 6 && code.Length % 3 == 0;
}
