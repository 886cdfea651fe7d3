using System.Text.Json;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Json;
using GridOrleans.Contracts.Notices;
using GridOrleans.Contracts.Outbox;
using GridOrleans.Jobs.Notices;
using GridOrleans.Storage;
using GridOrleans.Storage.Migrations;
using GridOrleans.Storage.Notices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace GridOrleans.JobTests.Notices;

/// <summary>From a commit's message to the other side and into the log, over a real database, mail server and receiver; each step run twice.</summary>
public sealed class NobodyIsToldTwice : IAsyncLifetime
{
    private static readonly Guid IssueId = Guid.NewGuid();

    private readonly TestMeters meters = new();
    private readonly SmtpSink server = new();
    private TestDatabase database = null!;
    private ServiceProvider services = null!;
    private Receiver receiver = null!;

    private INoticeLedger Ledger => services.GetRequiredService<INoticeLedger>();

    private NoticeOptions Options => new() { Smtp = new() { Host = "127.0.0.1", Port = server.Port, UseTls = false, From = "grid@example.org" } };

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Create();
        receiver = await Receiver.Start();
        services = new ServiceCollection().AddLogging(logging => logging.ClearProviders()).AddGridStorage(database.ConnectionString).BuildServiceProvider();
        await services.GetRequiredService<Migrator>().Apply(default);
        await Execute("insert into account (login, name, role, area_codes, unit_ids, password_hash) values ('water', '王', 'Liaison', '{}', '{dept-water}', 'x')");
        var settings = services.GetRequiredService<NoticeSettings>();
        Assert.True(await settings.Prefer("login:water", NoticePreferences.Default with { Email = "water@example.org" }, default));
        Assert.NotNull(await settings.AddWebhook(new(Guid.NewGuid(), "platform", receiver.Url, [], null, "login:admin", default), new byte[32], default));
        var order = new NoticeOrder(IssueId, 2, DateTimeOffset.UtcNow, "20261121-0001", "府前街", "990103001001001", "clock", [new(NoticeOccasion.Dispatched, NoticeAudience.Units("dept-water"), true)]);
        await Execute(
            "insert into outbox (topic, dedup_key, payload) values ($1, $2, $3::json)",
            NoticeOrder.Topic, NoticeOrder.DedupKey(order.IssueId, order.Version), JsonSerializer.Serialize(order, GridJson.Options));
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await receiver.DisposeAsync();
        await server.DisposeAsync();
        await database.DisposeAsync();
        meters.Dispose();
    }

    [Fact]
    public async Task A_job_that_runs_twice_tells_once()
    {
        await Run();
        await Pump();

        // As after a crash between the work and its “done”.
        await Execute("update outbox set done_at = null");
        await Run();
        await Pump();

        Assert.Single(server.Letters);
        var told = JsonSerializer.Deserialize<WebhookBody>(Assert.Single(receiver.Requests).Body, GridJson.Options)!;
        Assert.StartsWith("【演练】20261121-0001（府前街）派遣", told.Notices.Single().Text);
        var log = await services.GetRequiredService<InboxStore>().OfIssue(IssueId, default);
        Assert.Equal([NoticeChannel.Inbox, NoticeChannel.Email, NoticeChannel.Webhook], log.Select(each => each.Channel).Order());
        Assert.All(log, each => Assert.Equal(DeliveryState.Delivered, each.State));
        Assert.Equal(1, await services.GetRequiredService<InboxStore>().Unread("login:water", 10, default));
    }

    [Fact]
    public async Task What_does_not_arrive_is_tried_again_and_in_the_end_given_up()
    {
        receiver.Status = 500;
        await Run();
        for (var attempt = 0; attempt <= NoticePump.Backoff.Count; attempt++)
        {
            Assert.Equal(attempt == 0 ? 2 : 1, await Pump());
            Assert.Equal(0, await Pump());
            await Execute("update notice_delivery set next_try_at = clock_timestamp() where state = 'pending'");
        }

        Assert.Equal(NoticePump.Backoff.Count + 1, receiver.Requests.Count);
        var log = await services.GetRequiredService<InboxStore>().OfIssue(IssueId, default);
        var failed = log.Single(each => each.Channel == NoticeChannel.Webhook);
        Assert.Equal((DeliveryState.Failed, "http 500", NoticePump.Backoff.Count + 1), (failed.State, failed.Reason, failed.Attempts));
        Assert.Equal(1, (await Ledger.Count(default)).FailedToday);

        // The same delivery id each time, so that the receiver can tell.
        Assert.Single(receiver.Requests.Select(request => JsonSerializer.Deserialize<WebhookBody>(request.Body, GridJson.Options)!.Notices.Single().DeliveryId).Distinct());
    }

    [Fact]
    public async Task A_person_without_an_address_any_more_is_a_failure_that_says_so()
    {
        await Run();
        await Execute("update notice_preference set email = null");
        await Pump();
        var mail = (await services.GetRequiredService<InboxStore>().OfIssue(IssueId, default)).Single(each => each.Channel == NoticeChannel.Email);
        Assert.Equal((DeliveryState.Failed, DeliveryReason.NoAddress), (mail.State, mail.Reason));
    }

    private async Task Run()
    {
        var outbox = services.GetRequiredService<IOutbox>();
        var job = new NoticeJob(outbox, Ledger, new Districts(), Options, new(), new(meters), TimeProvider.System);
        var id = await database.Scalar<long>("select id from outbox");
        await job.Run([id], default);
        Assert.Empty(await outbox.Read([id], default));
    }

    private Task<int> Pump()
    {
        var open = new WebhookOptions { AllowHttp = true, AllowedNetworks = ["127.0.0.0/8"] };
        INoticeChannel[] channels = [new WebhookChannel(new AddressGuard(open).Client(), new Districts(), TimeProvider.System), new EmailChannel(Options.Smtp!, new Districts())];
        return new NoticePump(Ledger, channels, Options, new(), new(meters), TimeProvider.System, NullLogger<NoticePump>.Instance).Pump(default);
    }

    private async Task Execute(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Districts : IDistricts
    {
        public IDistrictDirectory? Current => SmallTown.Directory;
    }
}
