using GridOrleans.Contracts.Notices;
using GridOrleans.Domain.Access;
using GridOrleans.Storage.Districts;
using GridOrleans.Storage.Notices;

namespace GridOrleans.StorageTests.Notices;

/// <summary>The delivery log: nobody is told twice, and nothing that was to be told is lost.</summary>
public sealed class NoticeLedgerTests : IAsyncLifetime
{
    private readonly GridDatabase database = new();
    private readonly NoticeOrder order = Order(Guid.NewGuid(), 3);

    private INoticeLedger Ledger => database.Get<INoticeLedger>();

    private InboxStore Inboxes => database.Get<InboxStore>();

    private NoticeSettings Settings => database.Get<NoticeSettings>();

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        Assert.IsType<ImportOutcome.Imported>(await database.Get<DistrictImporter>().Import(SamplePlan.Whole, CancellationToken.None));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_same_delivery_is_written_once()
    {
        FreshDelivery[] fresh = [Delivery("login:firm", NoticeChannel.Inbox, DeliveryState.Delivered), Delivery("login:firm", NoticeChannel.Email, DeliveryState.Pending)];
        Assert.Equal(2, await Ledger.Write(fresh, default));
        Assert.Equal(0, await Ledger.Write(fresh, default));
        Assert.Equal(2, (await Inboxes.OfIssue(order.IssueId, default)).Count);
    }

    [Fact]
    public async Task A_notice_is_in_its_readers_inbox_and_in_nobody_elses()
    {
        await Ledger.Write([Delivery("login:firm", NoticeChannel.Inbox, DeliveryState.Delivered)], default);
        var item = Assert.Single(await Inboxes.Inbox("login:firm", null, false, 10, default));
        Assert.Equal((order.IssueId, "20261121-0001", "井盖冒水", NoticeOccasion.Returned), (item.IssueId, item.CaseNo, item.Detail, item.Occasion));
        Assert.Empty(await Inboxes.Inbox("login:hall", null, false, 10, default));

        Assert.Equal(0, await Inboxes.MarkRead("login:hall", [item.Id], item.Id, default));
        Assert.Equal(1, await Inboxes.Unread("login:firm", 1000, default));
        Assert.Equal(1, await Inboxes.MarkRead("login:firm", [item.Id], null, default));
        Assert.Equal(0, await Inboxes.MarkRead("login:firm", [item.Id], null, default));
        Assert.Equal(0, await Inboxes.Unread("login:firm", 1000, default));
        Assert.Empty(await Inboxes.Inbox("login:firm", null, true, 10, default));
    }

    [Fact]
    public async Task An_inbox_is_read_page_by_page_without_gap_or_repetition()
    {
        for (var version = 1; version <= 7; version++) await Ledger.Write([Delivery("login:firm", NoticeChannel.Inbox, DeliveryState.Delivered) with { Order = order with { Version = version } }], default);
        List<long> versions = [];
        long? before = null;
        while (await Inboxes.Inbox("login:firm", before, false, 3, default) is { Count: > 0 } page)
        {
            versions.AddRange(page.Select(each => each.IssueVersion));
            before = page[^1].Id;
        }

        Assert.Equal([7, 6, 5, 4, 3, 2, 1], versions);
    }

    [Fact]
    public async Task What_is_taken_is_taken_by_one_and_comes_back_when_nobody_settles_it()
    {
        await Prefer("firm", new(true, "firm@example.org", null, null, []));
        await Ledger.Write([Delivery("login:firm", NoticeChannel.Email, DeliveryState.Pending)], default);
        var due = Assert.Single(await Ledger.Take(10, TimeSpan.FromMinutes(5), default));
        Assert.Equal(("firm@example.org", true, 1), (due.Address, due.IsEnglish, due.Attempts));
        Assert.Empty(await Ledger.Take(10, TimeSpan.FromMinutes(5), default));

        await database.Execute("update notice_delivery set next_try_at = clock_timestamp()");
        Assert.Equal(2, Assert.Single(await Ledger.Take(10, TimeSpan.FromMinutes(5), default)).Attempts);
    }

    [Fact]
    public async Task A_settled_delivery_says_what_became_of_it()
    {
        await Prefer("firm", new(false, "firm@example.org", null, null, []));
        await Ledger.Write([Delivery("login:firm", NoticeChannel.Email, DeliveryState.Pending)], default);
        var due = Assert.Single(await Ledger.Take(10, TimeSpan.FromMinutes(5), default));

        await Ledger.Settle([new(due.Id, "smtp 451", TimeSpan.FromMinutes(1))], default);
        var held = Assert.Single(await Inboxes.OfIssue(order.IssueId, default));
        Assert.Equal((DeliveryState.Pending, "smtp 451"), (held.State, held.Reason));
        Assert.Empty(await Ledger.Take(10, TimeSpan.FromMinutes(5), default));

        await Ledger.Settle([new(due.Id, null, null)], default);
        var sent = Assert.Single(await Inboxes.OfIssue(order.IssueId, default));
        Assert.Equal((DeliveryState.Delivered, null), (sent.State, sent.Reason));
        Assert.NotNull(sent.SettledAt);

        // A late word about what is settled changes nothing.
        await Ledger.Settle([new(due.Id, "timeout", null)], default);
        Assert.Equal(DeliveryState.Delivered, Assert.Single(await Inboxes.OfIssue(order.IssueId, default)).State);
    }

    [Fact]
    public async Task What_was_given_up_or_found_nobody_counts_as_an_alarm()
    {
        await Ledger.Write([Delivery("nobody", NoticeChannel.Inbox, DeliveryState.Failed) with { Reason = DeliveryReason.NobodyFound }, Delivery("login:firm", NoticeChannel.Email, DeliveryState.Pending)], default);
        Assert.Equal((1, 1), await Ledger.Count(default));
    }

    [Fact]
    public async Task Quiet_hours_hold_a_delivery_until_they_end()
    {
        await Ledger.Write([Delivery("login:firm", NoticeChannel.Email, DeliveryState.Pending) with { NotBefore = DateTimeOffset.UtcNow.AddHours(6) }], default);
        Assert.Empty(await Ledger.Take(10, TimeSpan.FromMinutes(5), default));
    }

    [Fact]
    public async Task Audiences_are_found_among_the_accounts()
    {
        var found = await Ledger.Recipients([order with { Notices = [new(NoticeOccasion.Dispatched, NoticeAudience.Units("firm-1"), false)] }], default);
        var firm = Assert.Single(found);
        Assert.Equal(("login:firm", Role.Liaison, "p-1"), (firm.Key, firm.Role, firm.PersonId));

        found = await Ledger.Recipients([order with { Notices = [new(NoticeOccasion.Returned, NoticeAudience.OfDesk, false)] }], default);
        Assert.Equal(["login:hall"], found.Select(each => each.Key));

        found = await Ledger.Recipients([order with { Notices = [new(NoticeOccasion.Approved, NoticeAudience.Units() with { PersonKeys = ["login:firm", "token:1"] }, false)] }], default);
        Assert.Equal(["login:firm"], found.Select(each => each.Key));

        await database.Execute("update account set disabled = true");
        Assert.Empty(await Ledger.Recipients([order with { Notices = [new(NoticeOccasion.Returned, NoticeAudience.OfDesk, false)] }], default));
    }

    [Fact]
    public async Task Preferences_come_back_as_they_were_given()
    {
        var wanted = new NoticePreferences(true, "a@example.org", new(22, 0), new(6, 30), [new(NoticeOccasion.Urged, [NoticeChannel.Inbox]), new(NoticeOccasion.Returned, [])]);
        Assert.True(await Settings.Prefer("login:firm", wanted, default));
        var kept = await Settings.Preferences("login:firm", default);
        Assert.Equal((wanted.Email, wanted.QuietFrom, wanted.QuietTo, wanted.IsEnglish), (kept.Email, kept.QuietFrom, kept.QuietTo, kept.IsEnglish));
        Assert.Equal([NoticeChannel.Inbox], kept.Wanted(NoticeOccasion.Urged));
        Assert.Empty(kept.Wanted(NoticeOccasion.Returned));
        Assert.Equal([NoticeChannel.Inbox, NoticeChannel.Email], kept.Wanted(NoticeOccasion.Asked));
        Assert.False(await Settings.Prefer("token:1", wanted, default));
    }

    [Fact]
    public async Task A_removed_webhook_is_told_nothing_more()
    {
        var secret = new byte[32];
        var hook = await Settings.AddWebhook(new(Guid.NewGuid(), "城管平台", "https://example.org/in", [NoticeOccasion.Returned], SamplePlan.Street, "login:hall", default), secret, default);
        var target = Assert.Single(await Ledger.Webhooks(default));
        Assert.True(target.Wants(NoticeOccasion.Returned, SamplePlan.West));
        Assert.False(target.Wants(NoticeOccasion.Urged, SamplePlan.West));

        await Ledger.Write([Delivery(target.Key, NoticeChannel.Webhook, DeliveryState.Pending)], default);
        var due = Assert.Single(await Ledger.Take(10, TimeSpan.Zero, default));
        Assert.Equal("https://example.org/in", due.Address);
        Assert.Equal(Convert.ToBase64String(secret), due.Secret);

        Assert.True(await Settings.RemoveWebhook(hook!.Id, default));
        Assert.False(await Settings.RemoveWebhook(hook.Id, default));
        Assert.Empty(await Ledger.Webhooks(default));
        Assert.Null(Assert.Single(await Ledger.Take(10, TimeSpan.Zero, default)).Address);
    }

    [Fact]
    public async Task Only_so_many_webhooks_are_taken()
    {
        for (var number = 0; number < NoticeSettings.MaxWebhooks; number++) Assert.NotNull(await Add());
        Assert.Null(await Add());

        Task<Webhook?> Add() => Settings.AddWebhook(new(Guid.NewGuid(), "x", "https://example.org", [], null, "login:hall", default), new byte[32], default);
    }

    [Fact]
    public async Task Old_deliveries_are_forgotten_but_not_those_still_to_be_sent()
    {
        await Ledger.Write([Delivery("login:firm", NoticeChannel.Inbox, DeliveryState.Delivered), Delivery("login:firm", NoticeChannel.Email, DeliveryState.Pending)], default);
        await database.Execute("update notice_delivery set made_at = made_at - interval '200 days'");
        Assert.Equal(1, await Ledger.Prune(TimeSpan.FromDays(180), 100, default));
        Assert.Equal(NoticeChannel.Email, Assert.Single(await Inboxes.OfIssue(order.IssueId, default)).Channel);
    }

    private async Task Prefer(string login, NoticePreferences preferences) => Assert.True(await Settings.Prefer("login:" + login, preferences, default));

    private FreshDelivery Delivery(string recipient, NoticeChannel channel, DeliveryState state) => new(order, order.Notices[0], recipient, recipient, channel, state);

    private static NoticeOrder Order(Guid issueId, long version) => new(
        issueId, version, new DateTimeOffset(2026, 11, 21, 1, 2, 3, TimeSpan.Zero), "20261121-0001", "锦绣澜庭 7 号楼", SamplePlan.West, "login:x",
        [new(NoticeOccasion.Returned, NoticeAudience.OfDesk, false, "firm-1", "井盖冒水")]);
}
