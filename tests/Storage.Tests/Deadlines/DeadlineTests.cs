using System.Collections.Concurrent;
using GridOrleans.Contracts.Deadlines;
using GridOrleans.Storage.Deadlines;

namespace GridOrleans.StorageTests.Deadlines;

/// <summary>Durable time: nothing early, nothing twice, nothing forgotten.</summary>
public sealed class DeadlineTests : IAsyncLifetime
{
    private static readonly TimeSpan LongLease = TimeSpan.FromMinutes(5);

    private readonly GridDatabase database = new();

    private IDeadlineStore Store => database.Get<IDeadlineStore>();

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Two_sweepers_share_what_is_due_and_never_get_the_same_row()
    {
        await Arm(Enumerable.Range(0, 2000).Select(index => Due($"grid-{index}", "patrol", TimeSpan.FromSeconds(-1 - index))));
        await using var other = GridDatabase.Wire(database.ConnectionString);
        var claimed = new ConcurrentBag<string>();
        await Task.WhenAll(Sweep(Store), Sweep(new DeadlineStore(other.GetService(typeof(Npgsql.NpgsqlDataSource)) as Npgsql.NpgsqlDataSource ?? throw new InvalidOperationException())), Sweep(Store));
        Assert.Equal(2000, claimed.Count);
        Assert.Equal(2000, claimed.Distinct().Count());

        async Task Sweep(IDeadlineStore store)
        {
            // A sweeper that finds nothing may have been passed over rows another is claiming; what is left then is that one's.
            while (await store.ClaimDue(50, LongLease, CancellationToken.None) is { Count: > 0 } rows)
            {
                foreach (var row in rows) claimed.Add(row.OwnerId);
            }
        }
    }

    [Fact]
    public async Task The_longest_overdue_come_first()
    {
        await Arm([Due("b", "patrol", TimeSpan.FromSeconds(-2)), Due("a", "patrol", TimeSpan.FromSeconds(-3)), Due("c", "patrol", TimeSpan.FromSeconds(-1))]);
        Assert.Equal(["a", "b"], (await Store.ClaimDue(2, LongLease, CancellationToken.None)).Select(row => row.OwnerId));
        Assert.Equal(["c"], (await Store.ClaimDue(2, LongLease, CancellationToken.None)).Select(row => row.OwnerId));
    }

    [Fact]
    public async Task Nothing_is_handed_out_before_its_time()
    {
        var soon = await DatabaseNow() + TimeSpan.FromMilliseconds(300);
        await Store.Apply([DeadlineChange.Set(new(DeadlineOwner.Grid, "soon", "patrol", 1, soon))], CancellationToken.None);
        var row = await Eventually.Get("the row to come due", async () => (await Store.ClaimDue(10, LongLease, CancellationToken.None)).SingleOrDefault());
        Assert.True(await DatabaseNow() >= row.DueAt);
        Assert.Equal(soon, row.DueAt);
    }

    [Fact]
    public async Task A_row_that_nobody_retired_comes_again_when_its_lease_ends()
    {
        await Arm([Due("again", "patrol", TimeSpan.FromSeconds(-1))]);
        Assert.Single(await Store.ClaimDue(10, TimeSpan.FromMilliseconds(200), CancellationToken.None));
        Assert.Empty(await Store.ClaimDue(10, TimeSpan.FromMilliseconds(200), CancellationToken.None));
        await Eventually.IsTrue("the row to come again", async () => (await Store.ClaimDue(10, LongLease, CancellationToken.None)).Count == 1);
    }

    [Fact]
    public async Task Setting_a_claimed_row_again_replaces_it_and_clearing_removes_it()
    {
        await Arm([Due("g", "patrol", TimeSpan.FromSeconds(-1))]);
        Assert.Single(await Store.ClaimDue(10, LongLease, CancellationToken.None));

        var next = Due("g", "patrol", TimeSpan.FromSeconds(-1)) with { Generation = 2 };
        await Arm([next]);
        Assert.Equal(2, Assert.Single(await Store.ClaimDue(10, LongLease, CancellationToken.None)).Generation);

        await Arm([next]);
        await Store.Apply([DeadlineChange.Clear(DeadlineOwner.Grid, "g", "patrol")], CancellationToken.None);
        Assert.Empty(await Store.ClaimDue(10, LongLease, CancellationToken.None));
    }

    [Fact]
    public async Task A_fraction_of_a_microsecond_is_kept_late_not_early()
    {
        var due = new DateTimeOffset(2026, 11, 20, 4, 0, 0, TimeSpan.Zero).AddTicks(1);
        await Arm([new(DeadlineOwner.Building, "b", "inspection", 1, due)]);
        Assert.Equal(due.AddTicks(9).UtcDateTime, await database.Scalar<DateTime>("select due_at from deadline where owner_kind = 3"));
    }

    private Task Arm(IEnumerable<Deadline> rows) => Store.Apply(rows.Select(DeadlineChange.Set).ToArray(), CancellationToken.None);

    private async Task<DateTimeOffset> DatabaseNow() => await database.Scalar<DateTime>("select clock_timestamp()");

    private static Deadline Due(string owner, string clock, TimeSpan fromNow) => new(DeadlineOwner.Grid, owner, clock, 1, SampleIssue.Now() + fromNow);
}
