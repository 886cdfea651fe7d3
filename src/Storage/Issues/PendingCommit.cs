using System.Diagnostics;
using System.Text.Json;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Json;

namespace GridOrleans.Storage.Issues;

/// <summary>A commit on its way to the disk. Made into text on its caller's thread, so that writers only write.</summary>
internal sealed class PendingCommit(IssueCommit commit)
{
    private const int Waiting = 0, Taken = 1, Abandoned = 2;

    private readonly TaskCompletionSource<CommitResult> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long since = Stopwatch.GetTimestamp();
    private int stage = Waiting;

    public IssueCommit Commit { get; } = commit;

    public string QueueRow { get; } = JsonSerializer.Serialize(commit.Row, GridJson.Options);

    public string Body { get; } = StateJson.Write(commit.After);

    public Task<CommitResult> Outcome => outcome.Task;

    public TimeSpan Age => Stopwatch.GetElapsedTime(since);

    /// <summary>A writer takes it; false = its caller has given it up.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref stage, Taken, Waiting) == Waiting;

    /// <summary>Its caller gives it up; false = a writer has it, and the outcome will come.</summary>
    public bool TryAbandon() => Interlocked.CompareExchange(ref stage, Abandoned, Waiting) == Waiting;

    public void Answer(CommitResult result) => outcome.TrySetResult(result);

    public void Fail(Exception failure) => outcome.TrySetException(failure);
}
