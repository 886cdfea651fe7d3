namespace GridOrleans.Contracts.Areas.Staff;

/// <summary>What the books say about offices and people; what a <see cref="StaffBook"/> answers from.</summary>
/// <param name="Areas">In force, and former ones for who asks about a code that was drawn away.</param>
/// <param name="Units">All, with their days.</param>
public sealed record StaffPlan(
    string FallbackUnitId,
    string TimeZone,
    IReadOnlyList<AreaPlan> Areas,
    IReadOnlyList<AreaPlan> FormerAreas,
    IReadOnlyList<UnitPlan> Units,
    IReadOnlyList<PersonPlan> Persons,
    IReadOnlyList<PostPlan> Posts,
    IReadOnlyList<AbsencePlan> Absences,
    IReadOnlyList<RosterPlan> Rosters,
    IReadOnlyList<PostRulePlan> PostRules,
    IReadOnlyList<SizeRulePlan> SizeRules);
