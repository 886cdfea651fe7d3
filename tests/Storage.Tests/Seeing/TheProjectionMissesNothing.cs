using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Projection;
using Npgsql;

namespace GridOrleans.StorageTests.Seeing;

/// <summary>An issue that was committed and cannot be found is lost to everybody who does not know its number.</summary>
public sealed class TheProjectionMissesNothing : IAsyncLifetime
{
    private readonly GridDatabase database = new();

    private IIssueJournal Journal => database.Get<IIssueJournal>();

    private IssueProjector Projector => database.Get<IssueProjector>();

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task What_is_committed_is_projected_once_and_again_only_when_it_changes()
    {
        var sample = new SampleIssue();
        await sample.Commit(Journal, sample.Report());
        Assert.Equal(1, await CatchUp());
        Assert.Equal(0, await CatchUp());
        await sample.Commit(Journal, sample.Decide(new IssueCommand.Accept()));
        Assert.Equal(1, await CatchUp());
        Assert.Equal(2, await VersionOf(sample.Id));
    }

    [Fact]
    public async Task A_commit_that_takes_long_to_end_is_found_although_later_ones_were_projected_before()
    {
        var slow = new SampleIssue();
        await slow.Commit(Journal, slow.Report());
        await CatchUp();

        // The row gets its moment now and its transaction ends only after everything below.
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var late = slow.Decide(new IssueCommand.Accept());
        await WriteBy(connection, late);

        for (var round = 0; round < 3; round++)
        {
            var other = new SampleIssue();
            await other.Commit(Journal, other.Report());
            Assert.Equal(1, await CatchUp());
        }

        // As if the mark had been read a minute after the row was written: further back than the overlap looks.
        await database.Execute("update issue set updated_at = updated_at + interval '1 minute' where id <> '" + slow.Id + "'");
        await CatchUp();
        await transaction.CommitAsync();
        Assert.Equal(1, await VersionOf(slow.Id));
        await CatchUp();
        Assert.Equal(2, await VersionOf(slow.Id));
    }

    [Fact]
    public async Task The_mark_does_not_pass_a_transaction_that_still_writes()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await new NpgsqlCommand("insert into projection_owed (issue_id, why) values (gen_random_uuid(), 'a transaction that writes')", connection).ExecuteNonQueryAsync();
        var began = (DateTime)(await new NpgsqlCommand("select now()", connection).ExecuteScalarAsync())!;
        await CatchUp();
        Assert.True(await Mark() <= began);

        await transaction.RollbackAsync();
        await database.Execute("select pg_sleep(0)");
        await Eventually.IsTrue("the mark to pass it", async () =>
        {
            await CatchUp();
            return await Mark() > began;
        });
    }

    [Fact]
    public async Task One_issue_that_cannot_be_folded_does_not_hold_up_the_others()
    {
        var broken = new SampleIssue();
        await broken.Commit(Journal, broken.Report());
        await database.Execute($$"""update issue_history set events = '[{"$kind":"fromTheFuture"}]' where issue_id = '{{broken.Id}}'""");
        var other = new SampleIssue();
        await other.Commit(Journal, other.Report());
        await CatchUp();
        Assert.Equal(1, await VersionOf(other.Id));
        Assert.Equal(broken.Id, await database.Scalar<Guid>("select issue_id from projection_owed"));
    }

    [Fact]
    public async Task Only_one_process_projects_at_a_time()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await new NpgsqlCommand($"select pg_advisory_xact_lock({0x47524944_50524F4A})", connection).ExecuteNonQueryAsync();
        Assert.Null(await CatchUp());
        await transaction.CommitAsync();
        Assert.NotNull(await CatchUp());
    }

    private Task<int?> CatchUp() => Projector.CatchUp(CancellationToken.None);

    private Task<long> VersionOf(Guid id) => database.Scalar<long>($"select version from issue_search where issue_id = '{id}'");

    private Task<DateTime> Mark() => database.Scalar<DateTime>("select watermark from projection");

    /// <summary>What the journal writes, in a transaction of the test's own.</summary>
    private static async Task WriteBy(NpgsqlConnection connection, IssueCommit commit)
    {
        var entry = commit.Entry;
        await using var history = new NpgsqlCommand(
            "insert into issue_history values ($1, $2, $3, $4, $5, $6, $7, $8::json, $9, $10)", connection);
        object[] values =
        [
            entry.IssueId, entry.Version, entry.OperationId, entry.ActorKind.ToString(), entry.ActorId, entry.ActorName, entry.At.UtcDateTime, entry.EventsJson, entry.PreviousHash, entry.Hash,
        ];
        foreach (var value in values) history.Parameters.Add(new() { Value = value });
        await history.ExecuteNonQueryAsync();
        await using var row = new NpgsqlCommand("update issue set version = $2, updated_at = clock_timestamp() where id = $1", connection) { Parameters = { new() { Value = entry.IssueId }, new() { Value = entry.Version } } };
        await row.ExecuteNonQueryAsync();
    }
}
