using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Deadlines;

namespace GridOrleans.Storage.Issues;

/// <summary>Many commits as one transaction of at most six statements.</summary>
internal static class CommitBatch
{
    /// <summary>One batch is one implicit transaction: it is durable when its last answer has been read, in one round trip.</summary>
    public static NpgsqlBatch Build(NpgsqlConnection connection, PendingCommit[] commits)
    {
        var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(History(commits));
        batch.BatchCommands.Add(Issue(commits));
        DeadlineRows.AddTo(batch, commits.SelectMany(pending => pending.Commit.Deadlines).ToArray());
        AddOutbox(batch, commits);
        AddReporters(batch, commits);
        return batch;
    }

    private static NpgsqlBatchCommand History(PendingCommit[] commits)
    {
        var entries = Array.ConvertAll(commits, pending => pending.Commit.Entry);
        return new(CommitSql.History)
        {
            Parameters =
            {
                Arrays.Uuid(Array.ConvertAll(entries, entry => entry.IssueId)),
                Arrays.Bigint(Array.ConvertAll(entries, entry => entry.Version)),
                Arrays.Uuid(Array.ConvertAll(entries, entry => entry.OperationId)),
                Arrays.Text(Array.ConvertAll(entries, entry => entry.ActorKind.ToString())),
                Arrays.Text(Array.ConvertAll(entries, entry => entry.ActorId)),
                Arrays.Text(Array.ConvertAll(entries, entry => entry.ActorName)),
                Arrays.Time(Array.ConvertAll(entries, entry => entry.At.UtcDateTime)),
                Arrays.Json(Array.ConvertAll(entries, entry => entry.EventsJson)),
                Arrays.Text(Array.ConvertAll(entries, entry => entry.PreviousHash)),
                Arrays.Text(Array.ConvertAll(entries, entry => entry.Hash)),
            },
        };
    }

    /// <summary>Also how a rebuild writes the rows it compares with: the very same statement.</summary>
    internal static NpgsqlBatchCommand Issue(PendingCommit[] commits)
    {
        var rows = Array.ConvertAll(commits, pending => pending.Commit.Row);
        var issues = Array.ConvertAll(commits, pending => pending.Commit.After);
        return new(CommitSql.Issue)
        {
            Parameters =
            {
                Arrays.Uuid(Array.ConvertAll(issues, issue => issue.Id)),
                Arrays.Bigint(Array.ConvertAll(issues, issue => issue.Version)),
                Arrays.Text(Array.ConvertAll(commits, pending => pending.Commit.Entry.Hash)),
                Arrays.Text(Array.ConvertAll(rows, row => row.DistrictCode)),
                Arrays.Text(Array.ConvertAll(rows, row => row.GridCode)),
                Arrays.Text(Array.ConvertAll(rows, row => row.BuildingId)),
                Arrays.Text(Array.ConvertAll(rows, row => row.CaseNo)),
                Arrays.Text(Array.ConvertAll(rows, row => row.CategoryCode)),
                Arrays.Text(Array.ConvertAll(rows, row => row.State.ToString())),
                Arrays.Boolean(Array.ConvertAll(rows, row => row.Open)),
                Arrays.Smallint(Array.ConvertAll(rows, row => (short)row.Light)),
                Arrays.Text(Array.ConvertAll(rows, row => row.OwnerUnitId)),
                Arrays.Text(Array.ConvertAll(rows, row => row.LeadUnitId)),
                Arrays.Text(Array.ConvertAll(rows, row => string.Join(CommitSql.UnitSeparator, row.UnitIds))),
                Arrays.Time(Array.ConvertAll(rows, row => row.ReportedAt.UtcDateTime)),
                Arrays.Time(Array.ConvertAll(rows, row => row.ClosedAt?.UtcDateTime)),
                Arrays.Time(Array.ConvertAll(rows, row => row.NextDueAt?.UtcDateTime)),
                StoppedAt(issues, ClockKind.Respond),
                StoppedAt(issues, ClockKind.Handle),
                StoppedAt(issues, ClockKind.Close),
                StoppedAt(issues, ClockKind.Plan),
                Arrays.Smallint(Array.ConvertAll(issues, StoppedLate)),
                Arrays.Text(Array.ConvertAll(issues, issue => issue.TrackKeyHash)),
                Arrays.Json(Array.ConvertAll(commits, pending => pending.QueueRow)),
                Arrays.Json(Array.ConvertAll(commits, pending => pending.Body)),
            },
        };
    }

    private static NpgsqlParameter StoppedAt(Issue[] issues, ClockKind kind) =>
        Arrays.Time(Array.ConvertAll(issues, issue => issue.Clock(kind).StoppedAt?.UtcDateTime));

    private static short StoppedLate(Issue issue) =>
        (short)issue.Clocks.Where(clock => clock.IsStopped && !clock.StoppedInTime).Sum(clock => 1 << (int)clock.Kind);

    private static void AddOutbox(NpgsqlBatch batch, PendingCommit[] commits)
    {
        var messages = commits.SelectMany(pending => pending.Commit.Outbox).ToArray();
        if (messages.Length == 0) return;
        batch.BatchCommands.Add(new(CommitSql.Outbox)
        {
            Parameters =
            {
                Arrays.Text(Array.ConvertAll(messages, message => message.Topic)),
                Arrays.Text(Array.ConvertAll(messages, message => message.DedupKey)),
                Arrays.Json(Array.ConvertAll(messages, message => message.PayloadJson)),
            },
        });
    }

    private static void AddReporters(NpgsqlBatch batch, PendingCommit[] commits)
    {
        var reported = commits.Select(pending => pending.Commit).Where(commit => commit.Reporter is not null).ToArray();
        if (reported.Length == 0) return;
        batch.BatchCommands.Add(new(CommitSql.Reporter)
        {
            Parameters =
            {
                Arrays.Uuid(Array.ConvertAll(reported, commit => commit.After.Id)),
                Arrays.Text(Array.ConvertAll(reported, commit => commit.Reporter!.Name)),
                Arrays.Text(Array.ConvertAll(reported, commit => commit.Reporter!.Phone)),
                Arrays.Text(Array.ConvertAll(reported, commit => commit.Reporter!.AccountId)),
            },
        });
    }
}
