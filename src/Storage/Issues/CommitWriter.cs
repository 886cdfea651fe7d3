using System.Threading.Channels;
using GridOrleans.Contracts.Issues;
using GridOrleans.Storage.Metrics;
using GridOrleans.Storage.Outbox;

namespace GridOrleans.Storage.Issues;

/// <summary>
/// Group commit: the commits of many grains share a transaction, so the disk is asked once for all of them. Nothing is waited for: a writer takes
/// what is there, and while it writes, the next batch gathers. A commit is answered after its transaction is durable.
/// </summary>
public sealed class CommitWriter : IAsyncDisposable
{
    private readonly Channel<PendingCommit> waiting;
    private readonly NpgsqlDataSource database;
    private readonly StorageOptions options;
    private readonly OutboxSignal outbox;
    private readonly StorageMetrics metrics;
    private readonly ILogger<CommitWriter> log;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task[] writers;

    public CommitWriter(NpgsqlDataSource database, StorageOptions options, OutboxSignal outbox, StorageMetrics metrics, ILogger<CommitWriter> log)
    {
        (this.database, this.options, this.outbox, this.metrics, this.log) = (database, options, outbox, metrics, log);
        waiting = Channel.CreateBounded<PendingCommit>(options.CommitQueue);
        writers = Enumerable.Range(0, options.Writers).Select(_ => Task.Run(Run)).ToArray();
    }

    /// <exception cref="JournalUnavailableException">Not written: no writer came to it in time.</exception>
    /// <exception cref="CommitOutcomeUnknownException">The connection was lost during the transaction.</exception>
    public async Task<CommitResult> Write(IssueCommit commit, CancellationToken cancellation)
    {
        var pending = new PendingCommit(commit);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(options.CommitPatience);
        try
        {
            await waiting.Writer.WriteAsync(pending, patience.Token);
            return await pending.Outcome.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            if (!pending.TryAbandon()) return await pending.Outcome.WaitAsync(cancellation);
            cancellation.ThrowIfCancellationRequested();
            throw new JournalUnavailableException($"No writer took the commit within {options.CommitPatience}: the database is away or overloaded. Nothing was written.");
        }
        catch (ChannelClosedException)
        {
            throw new JournalUnavailableException("The process is stopping. Nothing was written.");
        }
    }

    /// <summary>Writes what is waiting, then stops. What cannot be written fails.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await stopping.CancelAsync();
        await Task.WhenAll(writers);
        stopping.Dispose();
    }

    private async Task Run()
    {
        await using var session = new CommitSession(database, options, log);
        while (await waiting.Reader.WaitToReadAsync())
        {
            // The connection first: commits that no one has taken can still be given up by their callers, or go to another writer.
            if (await session.TryOpen(stopping.Token))
            {
                await Write(session, Take());
            }
            else if (stopping.IsCancellationRequested)
            {
                foreach (var pending in Take()) Fail(pending, new JournalUnavailableException("The process is stopping and the database is away. Nothing was written."));
            }
        }
    }

    /// <summary>In order of issue, so that two writers never wait for each other in a circle.</summary>
    private PendingCommit[] Take()
    {
        var taken = new List<PendingCommit>(options.CommitBatch);
        while (taken.Count < options.CommitBatch && waiting.Reader.TryRead(out var pending))
        {
            if (pending.TryTake()) taken.Add(pending);
        }

        return taken.OrderBy(pending => pending.Commit.After.Id).ThenBy(pending => pending.Commit.After.Version).ToArray();
    }

    /// <summary>A transaction refused for one commit's fault is halved until that one stands alone: the others go through.</summary>
    private async Task Write(CommitSession session, PendingCommit[] commits)
    {
        if (commits.Length == 0) return;
        try
        {
            await session.Write(commits);
            metrics.BatchWritten(commits.Length);
            foreach (var pending in commits) Committed(pending);
            if (commits.Any(pending => pending.Commit.Outbox.Count > 0)) outbox.Raise();
        }
        catch (PostgresException refusal) when (CommitErrors.IsOneCommitsFault(refusal))
        {
            if (commits.Length == 1)
            {
                Refused(commits[0], refusal);
            }
            else
            {
                await Write(session, commits[..(commits.Length / 2)]);
                await Write(session, commits[(commits.Length / 2)..]);
            }
        }
        catch (Exception failure)
        {
            // Never written again from here: it may have been written already.
            await session.Close();
            log.OutcomeUnknown(commits.Length, failure);
            foreach (var pending in commits) Fail(pending, new CommitOutcomeUnknownException(failure));
        }
    }

    private void Committed(PendingCommit pending)
    {
        metrics.Committed(pending.Age);
        pending.Answer(CommitResult.Committed);
    }

    private void Refused(PendingCommit pending, PostgresException refusal)
    {
        if (CommitErrors.IsConflict(refusal))
        {
            metrics.Conflicted(pending.Age);
            pending.Answer(CommitResult.Conflict);
            return;
        }

        log.Refused(pending.Commit.After.Id, pending.Commit.After.Version, refusal);
        Fail(pending, refusal);
    }

    private void Fail(PendingCommit pending, Exception failure)
    {
        metrics.Failed(pending.Age);
        pending.Fail(failure);
    }
}
