using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.CityDay.Model.Time;

/// <summary>What a policy says, read off its record.</summary>
public static class Terms
{
    public static TimeSpan TargetOf(SlaPolicy policy, ClockKind kind) => new[] { policy.Respond, policy.Handle, policy.Close, policy.Plan }[(int)kind];

    public static TimeBasis BasisOf(SlaPolicy policy, ClockKind kind) =>
        new[] { policy.RespondBasis, policy.HandleBasis, policy.CloseBasis, policy.PlanBasis }[(int)kind];

    /// <summary>A due time after the case stood still, counted as this policy counts.</summary>
    public static DateTimeOffset Later(SlaPolicy policy, ClockKind kind, DateTimeOffset due, DateTimeOffset from, DateTimeOffset to)
    {
        var by = Yardstick.Of(BasisOf(policy, kind) == TimeBasis.Wall ? null : policy.Calendar);
        return by.After(due, by.Between(from, to));
    }

    /// <summary>Park, extension and plan wait for an approval where the policy says nothing.</summary>
    public static bool AsksFor(SlaPolicy policy, IssueCommand command) =>
        (policy.Approvals ?? [CommandKind.Park, CommandKind.Extend, CommandKind.FilePlan]).Contains(command.Kind)
        || command is IssueCommand.Whistle whistle && policy.WhistleApprovals is { } kinds && kinds.Contains(whistle.WhistleKind);

    public static TimeSpan ReopenWindow(SlaPolicy policy) => policy.ReopenWindow ?? TimeSpan.FromDays(7);
}
