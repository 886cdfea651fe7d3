using GridOrleans.ApiTests.Support;
using GridOrleans.Contracts.Notices;
using GridOrleans.Harness;
using GridOrleans.Storage;
using GridOrleans.Storage.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GridOrleans.ApiTests;

/// <summary>Inbox, preferences, delivery log and webhooks as people use them, with a database behind the doors.</summary>
public sealed class ANoticeReachesItsReaderAndNobodyElse : IAsyncLifetime
{
    private TestDatabase database = null!;
    private ServiceProvider services = null!;
    private Doors doors = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Create();
        services = new ServiceCollection().AddLogging(logging => logging.ClearProviders()).AddGridStorage(database.ConnectionString).BuildServiceProvider();
        await services.GetRequiredService<Migrator>().Apply(default);
        doors = await Doors.Open(services.GetRequiredService<NpgsqlDataSource>());
    }

    public async ValueTask DisposeAsync()
    {
        await doors.DisposeAsync();
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task An_inbox_is_its_owners()
    {
        await Tell("token:water", Guid.NewGuid());
        var page = (await doors.Send(HttpMethod.Get, "/api/inbox", token: "water", language: "en")).Json;
        Assert.Equal(1, page.GetProperty("unread").GetInt32());
        var item = page.GetProperty("items")[0];
        Assert.Equal("20261121-0001 (府前街 18 号) is urged: 快一点", item.GetProperty("text").GetString());
        Assert.Contains("被催办", (await doors.Get("/api/inbox", "water")).Text);
        Assert.Equal(0, (await doors.Get("/api/inbox", "fire")).Json.GetProperty("items").GetArrayLength());

        // Somebody else reads nothing away.
        var read = new { ids = new[] { item.GetProperty("id").GetInt64() }, upTo = item.GetProperty("id").GetInt64() };
        Assert.Equal(200, (await doors.Post("/api/inbox/read", read, "fire")).Status);
        Assert.Equal(1, Unread(await doors.Get("/api/inbox/unread", "water")));
        Assert.Equal(0, Unread(await doors.Post("/api/inbox/read", read, "water")));
        Assert.Equal(0, (await doors.Get("/api/inbox?unread=true", "water")).Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Strangers_and_walls_have_no_inbox()
    {
        foreach (var path in new[] { "/api/inbox", "/api/inbox/unread", "/api/me/notifications", $"/api/issues/{Guid.NewGuid()}/deliveries" })
        {
            Assert.Equal(401, (await doors.Get(path)).Status);
            Assert.Equal(403, (await doors.Get(path, "wall")).Status);
        }
    }

    [Fact]
    public async Task Bad_requests_name_their_field()
    {
        Assert.Equal(["limit"], (await doors.Get("/api/inbox?limit=0", "water")).Fields);
        Assert.Equal(["limit"], (await doors.Get("/api/inbox?limit=201", "water")).Fields);
        Assert.Equal(["ids"], (await doors.Post("/api/inbox/read", new { }, "water")).Fields);
        Assert.Equal(["ids"], (await doors.Post("/api/inbox/read", new { ids = Enumerable.Range(1, 501) }, "water")).Fields);
        foreach (var (body, field) in new (object, string)[]
        {
            (new { }, "language"), (new { language = "de" }, "language"), (new { language = "zh", email = "a@b@c" }, "email"),
            (new { language = "zh", email = "A <a@example.org>" }, "email"), (new { language = "zh", quietFrom = "22:00" }, "quietTo"),
            (new { language = "zh", channels = new[] { new { occasion = "urged", channels = new[] { "webhook" } } } }, "channels[0].channels"),
        })
        {
            Assert.Equal([field], (await doors.Send(HttpMethod.Put, "/api/me/notifications", body, "water")).Fields);
        }
    }

    [Fact]
    public async Task The_delivery_log_of_a_case_is_for_those_who_direct_it()
    {
        var report = await doors.Post("/api/issues", new { operationId = Guid.NewGuid(), categoryCode = "flood", words = "积水", channel = "resident", buildingId = "b-1" });
        var issue = report.Json.GetProperty("row").GetProperty("id").GetGuid();
        await Tell("token:water", issue);
        var log = (await doors.Get($"/api/issues/{issue}/deliveries", "dispatcher")).Json;
        Assert.Equal(("urged", "inbox", "delivered"), (log[0].GetProperty("occasion").GetString(), log[0].GetProperty("channel").GetString(), log[0].GetProperty("state").GetString()));
        Assert.Equal(403, (await doors.Get($"/api/issues/{issue}/deliveries", "water")).Status);
        Assert.Equal(404, (await doors.Get($"/api/issues/{issue}/deliveries", "fire")).Status);
        Assert.Equal(404, (await doors.Get($"/api/issues/{issue}/deliveries", "elsewhere")).Status);
    }

    [Fact]
    public async Task Preferences_are_a_persons_and_programs_have_none()
    {
        var wanted = new { language = "en", email = "a@example.org", quietFrom = "22:00", quietTo = "06:30", channels = new[] { new { occasion = "urged", channels = new[] { "inbox" } } } };
        Assert.Equal(403, (await doors.Send(HttpMethod.Put, "/api/me/notifications", wanted, "water")).Status);
        Assert.Equal("zh", (await doors.Get("/api/me/notifications", "water")).Json.GetProperty("language").GetString());

        await Execute("insert into account (login, name, role, area_codes, unit_ids, password_hash) values ('wang', '王', 'Liaison', '{}', '{dept-water}', 'x')");
        doors.Accounts.ByToken["wang"] = new("login:wang", "wang", "王", Domain.Access.Role.Liaison, [], ["dept-water"]);
        Assert.Equal(200, (await doors.Send(HttpMethod.Put, "/api/me/notifications", wanted, "wang")).Status);
        var kept = (await doors.Get("/api/me/notifications", "wang")).Json;
        Assert.Equal(("en", "a@example.org", "22:00:00"), (kept.GetProperty("language").GetString(), kept.GetProperty("email").GetString(), kept.GetProperty("quietFrom").GetString()));
    }

    [Fact]
    public async Task Webhooks_are_the_administrators_and_their_secret_is_shown_once()
    {
        var asked = new { name = "城管平台", url = "https://example.org/in", occasions = new[] { "returned" }, areaCode = SmallDistrict.Street };
        foreach (var token in new[] { "dispatcher", "water", "member" })
        {
            Assert.Equal(403, (await doors.Post("/api/webhooks", asked, token)).Status);
            Assert.Equal(403, (await doors.Get("/api/webhooks", token)).Status);
        }

        var made = await doors.Post("/api/webhooks", asked, "admin");
        Assert.Equal(201, made.Status);
        var secret = made.Json.GetProperty("secret").GetString()!;
        Assert.Equal(32, Convert.FromBase64String(secret).Length);
        var listed = await doors.Get("/api/webhooks", "admin");
        Assert.DoesNotContain(secret, listed.Text);
        Assert.Equal("城管平台", listed.Json[0].GetProperty("name").GetString());

        var address = $"/api/webhooks/{made.Json.GetProperty("webhook").GetProperty("id").GetGuid()}";
        Assert.Equal(204, (await doors.Send(HttpMethod.Delete, address, token: "admin")).Status);
        Assert.Equal(404, (await doors.Send(HttpMethod.Delete, address, token: "admin")).Status);
        Assert.Equal(404, (await doors.Send(HttpMethod.Post, address + "/test", token: "admin")).Status);
    }

    [Fact]
    public async Task A_webhook_into_our_own_network_is_not_made()
    {
        foreach (var url in new[] { "http://example.org/in", "https://127.0.0.1/in", "https://10.0.0.8/in", "https://[::1]/in", "https://169.254.169.254/latest/meta-data", "nonsense" })
        {
            Assert.Equal(["url"], (await doors.Post("/api/webhooks", new { name = "x", url }, "admin")).Fields);
        }

        Assert.Equal(["areaCode"], (await doors.Post("/api/webhooks", new { name = "x", url = "https://example.org", areaCode = "000000" }, "admin")).Fields);
    }

    private static int Unread(Answer answer) => answer.Json.GetProperty("unread").GetInt32();

    private Task Tell(string recipient, Guid issue)
    {
        var order = new NoticeOrder(issue, 2, Cases.Noon, "20261121-0001", "府前街 18 号", SmallDistrict.West, "clock", [new(NoticeOccasion.Urged, NoticeAudience.OfDesk, false, Detail: "快一点")]);
        return services.GetRequiredService<INoticeLedger>().Write([new(order, order.Notices[0], recipient, "水务", NoticeChannel.Inbox, DeliveryState.Delivered)], default);
    }

    private async Task Execute(string sql)
    {
        await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
