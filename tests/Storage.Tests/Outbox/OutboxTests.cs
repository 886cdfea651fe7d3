using GridOrleans.Contracts.Outbox;
using GridOrleans.Storage.Outbox;

namespace GridOrleans.StorageTests.Outbox;

/// <summary>What is owed is handed out until it is done, and owed once.</summary>
public sealed class OutboxTests : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private readonly GridDatabase database = new();

    private OutboxStore Store => database.Get<OutboxStore>();

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Messages_are_handed_out_in_order_to_one_at_a_time()
    {
        await Owe(300);
        var hands = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Store.HandOut(100, Lease, CancellationToken.None)));
        var rest = await Store.HandOut(300, Lease, CancellationToken.None);
        Assert.All(hands, hand => Assert.Equal(hand.Select(message => message.Id).Order(), hand.Select(message => message.Id)));
        Assert.Equal(300, hands.Append(rest).SelectMany(hand => hand).Select(message => message.DedupKey).Distinct().Count());
        Assert.Equal(300, hands.Append(rest).Sum(hand => hand.Count));
    }

    [Fact]
    public async Task A_message_that_was_not_done_comes_again_and_counts_its_attempts()
    {
        await Owe(1);
        Assert.Equal(1, Assert.Single(await Store.HandOut(10, TimeSpan.FromMilliseconds(1), CancellationToken.None)).Attempts);
        var again = await Eventually.Get("the lease to end", async () => (await Store.HandOut(10, Lease, CancellationToken.None)).SingleOrDefault());
        Assert.Equal(2, again.Attempts);
    }

    [Fact]
    public async Task A_done_message_is_read_no_more_and_its_key_is_still_known()
    {
        await Owe(2);
        var messages = await Store.HandOut(10, TimeSpan.Zero, CancellationToken.None);
        await Store.MarkDone([messages[0].Id], CancellationToken.None);
        Assert.Equal([messages[1].Id], (await Store.Read(messages.Select(message => message.Id).ToArray(), CancellationToken.None)).Select(message => message.Id));
        Assert.Equal(1, await Store.CountPending(CancellationToken.None));

        await Owe(2);
        Assert.Equal(2, await database.Scalar<long>("select count(*) from outbox"));
    }

    [Fact]
    public async Task Pruning_forgets_only_what_was_done_long_ago_and_only_so_many()
    {
        await Owe(10);
        var messages = await Store.HandOut(10, Lease, CancellationToken.None);
        await Store.MarkDone(messages.Take(8).Select(message => message.Id).ToArray(), CancellationToken.None);
        await database.Execute($"update outbox set done_at = done_at - interval '8 days' where id <= {messages[4].Id}");
        Assert.Equal(3, await Store.Prune(TimeSpan.FromDays(7), 3, CancellationToken.None));
        Assert.Equal(2, await Store.Prune(TimeSpan.FromDays(7), 3, CancellationToken.None));
        Assert.Equal(5, await database.Scalar<long>("select count(*) from outbox"));
        Assert.Equal(2, await Store.CountPending(CancellationToken.None));
    }

    [Fact]
    public async Task The_hint_is_heard_once_and_not_waited_for_for_ever()
    {
        var signal = new OutboxSignal();
        signal.Raise();
        signal.Raise();
        await signal.Wait(TimeSpan.FromMinutes(5), CancellationToken.None);
        await signal.Wait(TimeSpan.FromMilliseconds(1), CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var waiting = signal.Wait(TimeSpan.FromMinutes(5), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private Task Owe(int count) => database.Execute(
        $"insert into outbox (topic, dedup_key, payload) select 'escalate', 'key-' || n, '{{}}' from generate_series(1, {count}) as n on conflict (dedup_key) do nothing");
}
