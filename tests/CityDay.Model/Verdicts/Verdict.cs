using GridOrleans.Domain.Issues;

namespace GridOrleans.CityDay.Model.Verdicts;

/// <summary>What a command must come to.</summary>
public abstract record Verdict
{
    /// <summary>What the command itself does; what time brought before and after it is told by <see cref="Cases.Moments"/>. Lines have empty ids.</summary>
    public sealed record Done(IReadOnlyList<IssueEvent> Own) : Verdict;

    public sealed record Already(long? Version) : Verdict;

    public sealed record Refused(string Code, IssueState? State) : Verdict;

    public static Verdict Of(params IEnumerable<IssueEvent> own) => new Done([.. own]);

    public static string? Written(string? text) => text?.Trim() is { Length: > 0 } words ? words : null;
}
