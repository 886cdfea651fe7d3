using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Json;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Simulator.Tests.Play;

/// <summary>A request as it arrived.</summary>
internal sealed record Received(string Method, string Path, string Body, string? Token)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Verb => Path[(Path.LastIndexOf('/') + 1)..];
}

/// <summary>The part of the product's API that the simulator uses, with the states of its issues in memory and outages on demand.</summary>
internal sealed class FakeServer(TimeProvider time) : HttpMessageHandler
{
    private readonly Lock gate = new();
    private readonly List<Received> received = [];
    private readonly Dictionary<Guid, IssueRow> issues = [];

    /// <summary>Answers with this instead, if it gives anything.</summary>
    public Func<Received, HttpResponseMessage?> Outage { get; set; } = _ => null;

    public IReadOnlyList<Received> Received
    {
        get
        {
            lock (gate)
            {
                return [.. received];
            }
        }
    }

    public void Put(IssueRow row)
    {
        lock (gate)
        {
            issues[row.Id] = row;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            issues.Clear();
        }
    }

    public IssueRow Row(Guid id)
    {
        lock (gate)
        {
            return issues[id];
        }
    }

    public HttpClient Client() => new(this, disposeHandler: false) { BaseAddress = new Uri("http://server.test") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var arrived = new Received(request.Method.Method, request.RequestUri!.PathAndQuery, body, request.Headers.Authorization?.Parameter);
        lock (gate)
        {
            received.Add(arrived);
            return Outage(arrived) ?? Serve(arrived);
        }
    }

    public static HttpResponseMessage Json(HttpStatusCode status, object body) =>
        new(status) { Content = new StringContent(JsonSerializer.Serialize(body, GridJson.Options), Encoding.UTF8, "application/json") };

    private HttpResponseMessage Serve(Received request)
    {
        if (request.Method == "GET" && !request.Path.Contains('?'))
        {
            return Json(HttpStatusCode.OK, Rows.View(issues[Guid.Parse(request.Verb)], null));
        }

        if (request.Method == "GET")
        {
            var rows = request.Path.Contains("state=completed") ? issues.Values.Where(r => r.State == IssueState.Completed) : issues.Values.Where(r => r.Open);
            return Json(HttpStatusCode.OK, new { items = rows.ToArray(), next = (string?)null, at = time.GetUtcNow() });
        }

        if (request.Path == "/api/issues")
        {
            var row = Rows.Dispatched(Guid.NewGuid(), "dept-water", time.GetUtcNow());
            issues[row.Id] = row;
            return Json(HttpStatusCode.Created, Rows.View(row, "track-" + row.Id));
        }

        if (request.Path.StartsWith("/api/track/", StringComparison.Ordinal))
        {
            return Json(HttpStatusCode.OK, new { });
        }

        var id = Guid.Parse(request.Path.Split('/')[3]);
        var before = issues[id];
        var after = request.Verb switch
        {
            "accept" => before with { State = IssueState.Accepted },
            "arrive" => before with { State = IssueState.Handling },
            "complete" => before with { State = IssueState.Completed, Open = false },
            "check" when (bool)request.Json["passed"]! => before with { State = IssueState.Closed },
            "check" => before with { State = IssueState.Handling, Open = true },
            "return" => before with { State = IssueState.Filed, LeadUnitId = null },
            "dispatch" => before with { State = IssueState.Dispatched, LeadUnitId = (string)request.Json["unitId"]! },
            "void" => before with { State = IssueState.Voided, Open = false },
            "extend" => before with { Asks = [CommandKind.Extend] },
            "filePlan" => before with { Asks = [CommandKind.FilePlan] },
            "park" => before with { Asks = [CommandKind.Park] },
            "approve" or "deny" => before with { Asks = [] },
            "redispatch" => before with { LeadUnitId = (string)request.Json["unitId"]! },
            _ => before,
        };
        issues[id] = after with { Version = before.Version + 1 };
        return Json(HttpStatusCode.OK, Rows.View(after, null));
    }
}

internal static class Rows
{
    public static IssueRow Dispatched(Guid id, string lead, DateTimeOffset reportedAt, Light light = Light.Green) => new(
        id, "20261120-0001", 3, IssueState.Dispatched, "sewage", false, Channel.Resident, "990103", "990103003007012", null, "孙村中街 41 号",
        118.36, 36.12, lead, lead, reportedAt, null, true, light, reportedAt.AddSeconds(20), [], [lead], [], null, null, 1, null, false, 0, [], null, []);

    public static IssueView View(IssueRow row, string? track) => new(row, "井盖一直往外冒水。", null, null, null, null, null, null, [],
        [.. row.RingingUnitIds.Select(unit => new WhistleLineView(LineOf(row, unit), WhistleKind.Community, "澜庭社区", unit, row.ReportedAt, null, null, null, null, null, false, false, null, null, Light.Green, [], [], null, null))],
        [], [], [], track,
        [.. row.Asks.Select(asked => new AskView(AskOf(row), asked.ToString(), "等配件", "某某", row.LeadUnitId, row.ReportedAt, true, false))],
        null, null, null, [], null);

    public static Guid AskOf(IssueRow row) => OperationId.Derive(row.Id.ToString(), "ask");

    public static Guid LineOf(IssueRow row, string unit) => OperationId.Derive(row.Id.ToString(), unit);
}
