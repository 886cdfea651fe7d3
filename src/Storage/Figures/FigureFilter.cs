using GridOrleans.Storage.Search;

namespace GridOrleans.Storage.Figures;

/// <summary>By what a figure is broken down.</summary>
public enum FigureGroup
{
    None,
    Area,
    Category,
    Unit,
    Person,
    Building,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>Of which facts a figure is made; what is null does not narrow it.</summary>
/// <param name="From">The first day, in the district's zone.</param>
/// <param name="To">The last day.</param>
/// <param name="UnitIds">Any of these.</param>
/// <param name="FirstRound">True = only the first round of an issue, false = only later ones.</param>
/// <param name="Drill">True = only drills, false = none.</param>
/// <param name="Scope">What the asker may see; null = everything.</param>
public sealed record FigureFilter(
    DateOnly From,
    DateOnly To,
    string? AreaCode = null,
    IReadOnlyList<string>? UnitIds = null,
    IReadOnlyList<string>? CategoryCodes = null,
    string? PersonId = null,
    string? BuildingId = null,
    bool? FirstRound = null,
    bool Drill = false,
    SearchScope? Scope = null)
{
    /// <summary>The dimensions that must be told apart to answer.</summary>
    internal IReadOnlySet<FactDimension> Dimensions(Measure measure, FigureGroup group)
    {
        var needed = new HashSet<FactDimension>();
        if (AreaCode is not null || group == FigureGroup.Area || Scope?.AreaCodes.Count > 0) needed.Add(FactDimension.Grid);
        if (CategoryCodes is not null || group == FigureGroup.Category) needed.Add(FactDimension.Category);
        if (UnitIds is not null || group == FigureGroup.Unit || Scope?.UnitIds.Count > 0) needed.Add(FactDimension.Unit);

        // What people did is summed by person only.
        if (PersonId is not null || group == FigureGroup.Person || measure == Measure.Acted) needed.Add(FactDimension.Person);
        return needed;
    }

    internal bool NeedsFacts(Measure measure, FigureGroup group) => Dimensions(measure, group).Count > 1 || BuildingId is not null || group == FigureGroup.Building;
}

/// <summary>Which of the counted things to list.</summary>
public enum Counted
{
    All,
    Hits,
    Misses,
}
