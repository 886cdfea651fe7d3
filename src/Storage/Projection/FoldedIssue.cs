using GridOrleans.Contracts.History;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Storage.Projection;

/// <summary>One decision and the issue it made.</summary>
public sealed record FoldedStep(HistoryEntry Entry, Issue? Before, Issue After);

/// <summary>An issue folded anew from its history, with every step on the way: all that projections are made from.</summary>
public sealed record FoldedIssue(Issue Issue, string Hash, IReadOnlyList<FoldedStep> Steps)
{
    /// <param name="history">Whole, in order of version, not empty.</param>
    public static FoldedIssue Of(IReadOnlyList<HistoryEntry> history)
    {
        Issue? issue = null;
        var steps = new List<FoldedStep>(history.Count);
        foreach (var entry in history)
        {
            var after = IssueEvolver.Apply(entry.IssueId, issue, entry.Events, entry.Stamp);
            steps.Add(new(entry, issue, after));
            issue = after;
        }

        return new(issue ?? throw new ArgumentException("A history without entries is no issue's.", nameof(history)), history[^1].Hash, steps);
    }

    public IEnumerable<(FoldedStep Step, IssueEvent Happened)> Events =>
        Steps.SelectMany(step => step.Entry.Events.Select(happened => (step, happened)));
}
