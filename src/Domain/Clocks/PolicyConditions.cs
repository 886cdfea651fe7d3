using GridOrleans.Domain.Issues;

namespace GridOrleans.Domain.Clocks;

/// <summary>What a policy is chosen by.</summary>
/// <param name="CategoryGroup">大类.</param>
/// <param name="AreaCode">The finest area the case lies in: its grid, or the district outside every grid.</param>
public sealed record PolicyCase(string CategoryCode, string CategoryGroup, string AreaCode, bool Urgent, Channel Channel);

/// <summary>One thing a policy may ask for, from the most to the least telling.</summary>
public enum PolicyCondition
{
    Urgent,
    Category,
    CategoryGroup,
    Area,
    Channel,
}

/// <summary>The cases a policy is for; what is null is not asked for.</summary>
/// <param name="AreaCode">The case lies in this area: its code begins with this one.</param>
public sealed record PolicyConditions(bool? Urgent = null, string? CategoryCode = null, string? CategoryGroup = null, string? AreaCode = null, Channel? Channel = null)
{
    public static PolicyConditions None { get; } = new();

    public bool IsNone => this == None;

    /// <summary>
    /// How particular the conditions are. Compared in this order, the first difference decides: urgency named before not (nobody waits for an
    /// ordinary promise where life is at stake); a category before its group before none; a longer area code before a shorter; a channel named
    /// before not.
    /// </summary>
    public (int Urgency, int Category, int Area, int Channel) Specificity =>
        (Urgent is null ? 0 : 1, CategoryCode is not null ? 2 : CategoryGroup is not null ? 1 : 0, AreaCode?.Length ?? 0, Channel is null ? 0 : 1);

    public bool Match(PolicyCase it) =>
        (Urgent is null || Urgent == it.Urgent)
        && (CategoryCode is null || CategoryCode == it.CategoryCode)
        && (CategoryGroup is null || CategoryGroup == it.CategoryGroup)
        && (AreaCode is null || it.AreaCode.StartsWith(AreaCode, StringComparison.Ordinal))
        && (Channel is null || Channel == it.Channel);

    /// <summary>Why a case does not fall under them.</summary>
    public IReadOnlyList<PolicyCondition> MissedBy(PolicyCase it) =>
        [.. Enum.GetValues<PolicyCondition>().Where(condition => !Only(condition).Match(it))];

    private PolicyConditions Only(PolicyCondition condition) => condition switch
    {
        PolicyCondition.Urgent => None with { Urgent = Urgent },
        PolicyCondition.Category => None with { CategoryCode = CategoryCode },
        PolicyCondition.CategoryGroup => None with { CategoryGroup = CategoryGroup },
        PolicyCondition.Area => None with { AreaCode = AreaCode },
        _ => None with { Channel = Channel },
    };
}
