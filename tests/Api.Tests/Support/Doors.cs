using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using GridOrleans.Api;
using GridOrleans.Api.Access;
using GridOrleans.Api.Intake;
using GridOrleans.Api.Issues;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Escalation;
using GridOrleans.Contracts.Attachments;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Policies;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;
using GridOrleans.Jobs.Notices;
using GridOrleans.Storage;
using GridOrleans.Storage.Attachments;
using GridOrleans.Storage.Notices;
using GridOrleans.Storage.Queue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans;

namespace GridOrleans.ApiTests.Support;

/// <summary>
/// The Api on a real port, with issues that decide in memory and a database that does not answer: what a test sees come in or go out is the Api's own.
/// </summary>
public sealed class Doors : IAsyncDisposable
{
    private readonly WebApplication app;

    private Doors(WebApplication app) => this.app = app;

    public FakeIssues Issues { get; } = new();

    public FakeAccounts Accounts { get; } = new();

    public FakeLadders Ladders { get; } = new();

    public FakeAttachments Attachments { get; } = new();

    public Uri Url => new(app.Urls.First());

    public static Task<Doors> Open(params (string Key, string Value)[] settings) =>
        Open(NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Timeout=1"), settings);

    public static Task<Doors> Open(NpgsqlDataSource database, params (string Key, string Value)[] settings) => Open(database, _ => { }, settings);

    /// <summary>With a database and a journal behind it.</summary>
    public static Task<Doors> Open(NpgsqlDataSource database, IIssueJournal journal, params (string Key, string Value)[] settings) =>
        Open(database, services => services.AddSingleton(journal), settings);

    /// <param name="more">What takes the place of what stands in for it here.</param>
    public static async Task<Doors> Open(NpgsqlDataSource database, Action<IServiceCollection> more, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(each => each.Key, each => (string?)each.Value));
        builder.Services.AddGridApi(builder.Configuration);

        Doors? doors = null;
        builder.Services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IDistricts>(new OneDistrict(Cases.District));
        builder.Services.AddSingleton<IAccounts>(_ => doors!.Accounts);
        builder.Services.AddSingleton<IInstallationSecrets, FakeSecrets>();
        builder.Services.AddSingleton<ICaseNumbers, FakeCaseNumbers>();
        builder.Services.AddSingleton<IIssueJournal>(_ => new FakeJournal(doors!.Issues));
        builder.Services.AddSingleton<ILadders>(_ => doors!.Ladders);
        builder.Services.AddSingleton<IPolicies, FakePolicies>();
        builder.Services.AddSingleton(_ => FakeCluster.Of(doors!.Issues));
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton<IReporters, FakeReporters>();
        builder.Services.AddSingleton<IssueQueue>();
        builder.Services.AddSingleton<InboxStore>();
        builder.Services.AddSingleton<NoticeSettings>();
        builder.Services.AddNoticeChannels(new());
        builder.Services.AddGridFiles(new() { Folder = FakeAttachments.Folder });
        builder.Services.AddSingleton<IAttachments>(_ => doors!.Attachments);
        builder.Services.AddSingleton<IAttachmentRows>(_ => doors!.Attachments);
        builder.Services.AddSeeingReaders();
        more(builder.Services);

        var app = builder.Build();
        app.MapGridApi();
        doors = new(app);
        await app.StartAsync();
        return doors;
    }

    public async Task<Answer> Send(
        HttpMethod method, string path, object? body = null, string? token = null, string language = "zh-CN", params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = Url };
        using var request = new HttpRequestMessage(method, path);
        request.Headers.AcceptLanguage.ParseAdd(language);
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        if (body is not null)
        {
            request.Content = body is byte[] file
                ? new ByteArrayContent(file)
                : new StringContent(body as string ?? JsonSerializer.Serialize(body, Contracts.Json.GridJson.Options), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }

        using var response = await http.SendAsync(request);
        return new(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Content.Headers.ContentType?.MediaType,
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    public Task<Answer> Get(string path, string? token = null) => Send(HttpMethod.Get, path, token: token);

    public Task<Answer> Post(string path, object body, string? token = null) => Send(HttpMethod.Post, path, body, token);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private sealed class FakeSecrets : IInstallationSecrets
    {
        public Task<byte[]> Read(string name, CancellationToken cancellation) => Task.FromResult(new byte[32]);
    }

    private sealed class FakeReporters : IReporters
    {
        public Task<ReporterDetails?> Find(Guid issueId, CancellationToken cancellation) => Task.FromResult<ReporterDetails?>(null);
    }

    private sealed class FakeCaseNumbers : ICaseNumbers
    {
        private int taken;

        public ValueTask<string> Next(string districtCode, DateTimeOffset now, CancellationToken cancellation) =>
            new($"20261120-{Interlocked.Increment(ref taken):0000}");
    }

    private sealed class FakeJournal(FakeIssues issues) : IIssueJournal
    {
        public Task<StoredIssue?> Load(Guid id, CancellationToken cancellation) => Task.FromResult(issues.Find(id) is { } issue ? new StoredIssue(issue, "") : null);

        public Task<CommitResult> Commit(IssueCommit commit, CancellationToken cancellation) => Task.FromResult(CommitResult.Conflict);

        public Task<IReadOnlyList<HistoryEntry>> History(Guid id, CancellationToken cancellation) => Task.FromResult(issues.History(id));

        public Task<long?> FindOperation(Guid id, Guid operationId, CancellationToken cancellation) => Task.FromResult<long?>(null);
    }
}

/// <summary>Doors that the tests of a class share.</summary>
public sealed class OpenDoors : IAsyncLifetime
{
    public Doors Doors { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Doors = await Doors.Open();

    public ValueTask DisposeAsync() => Doors.DisposeAsync();
}

/// <param name="Media">The content type without its parameters.</param>
public sealed record Answer(int Status, string Text, string? Media, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? Code => Media == "application/problem+json" ? Json.GetProperty("code").GetString() : null;

    public IEnumerable<string> Fields => Json.TryGetProperty("errors", out var errors) ? errors.EnumerateObject().Select(error => error.Name) : [];
}
