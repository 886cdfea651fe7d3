using System.Text.Json;
using GridOrleans.Contracts.Deadlines;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Grains.Issues;

/// <summary>An issue's wake-ups: which is nearest, how long to sleep, and how they stand as deadline rows.</summary>
public sealed class IssueWakes(IDeadlineStore deadlines, TimeProvider time)
{
    /// <summary>Runtime timers take at most about 49 days; a longer wait is armed again when it rings.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    public Wake? Nearest(Issue? issue) => issue is null ? null : Wake.Of(issue).MinBy(wake => wake.DueAt);

    public DateTimeOffset? DueAt(Issue? issue, WakeKind kind) =>
        issue is null ? null : Wake.Of(issue).FirstOrDefault(wake => wake.Kind == kind)?.DueAt;

    public TimeSpan Until(DateTimeOffset due)
    {
        var wait = due - time.GetUtcNow();
        return wait < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : wait > LongestWait ? LongestWait : wait;
    }

    /// <summary>
    /// Somebody woke an issue that had nothing due, or that is no more: puts the row as the issue has it, so that it neither rings for ever nor is
    /// missing. Commits keep rows right; this is for a store restored from an older backup, and for the audit.
    /// </summary>
    public Task Repair(Guid id, Issue? issue, WakeKind kind)
    {
        var wake = issue is null ? null : Wake.Of(issue).FirstOrDefault(each => each.Kind == kind);
        return deadlines.Apply([wake is null ? Clear(id, kind) : Set(id, wake)], CancellationToken.None);
    }

    public static DeadlineChange Set(Guid id, Wake wake) =>
        DeadlineChange.Set(new(DeadlineOwner.Issue, id.ToString("N"), Name(wake.Kind), wake.Generation, Microseconds.Up(wake.DueAt)));

    public static DeadlineChange Clear(Guid id, WakeKind kind) =>
        DeadlineChange.Clear(DeadlineOwner.Issue, id.ToString("N"), Name(kind));

    private static string Name(WakeKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
