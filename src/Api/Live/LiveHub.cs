using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Issues;
using GridOrleans.Api.Units;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Grains;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Queue;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace GridOrleans.Api.Live;

/// <summary>
/// The live line. After each Watch… the first message comes within a second; the screen then asks for its snapshot and applies what follows.
/// Refusals are hub errors whose message is a code of the catalogue.
/// </summary>
[Authorize(Policies.SignedIn)]
public sealed class LiveHub(
    WallRelay relay, IHubContext<LiveHub> hub, IDistricts districts, IClusterClient cluster, LiveOptions options, LiveMetrics metrics, TimeProvider time) : Hub
{
    public const string Path = "/hub/live";

    /// <summary>More topics than one connection may have.</summary>
    public const string TooManyTopics = "too_many_topics";

    private Account Account => GridClaims.AccountOf(Context.User) ?? throw new HubException(ProblemCode.SignInRequired);

    public override Task OnConnectedAsync()
    {
        var viewer = new Viewer(Context.ConnectionId, Account, new Line(hub.Clients.Client(Context.ConnectionId), Context), options, time, metrics);
        if (!relay.Connect(viewer)) Context.Abort();
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        relay.Disconnect(Context.ConnectionId);
        return Task.CompletedTask;
    }

    /// <summary>Sends “wall” with a WallFrame.</summary>
    public void WatchWall() => Begin(new WallWatch());

    /// <summary>Sends “desk” with the rows of the asker's areas and units.</summary>
    public void WatchDesk() =>
        Begin(new RowsWatch("desk", "desk", QueueEndpoints.ScopeOf(Worker())));

    /// <summary>Sends “unit” with the rows the unit has on its hands, and once more when one leaves them.</summary>
    public void WatchUnit(string unitId)
    {
        if (districts.Current?.Unit(unitId) is null || !UnitEndpoints.MaySee(Worker(), unitId)) throw new HubException(ProblemCode.NotFound);
        Begin(new RowsWatch("unit/" + unitId, "unit", new QueueScope([], [unitId])));
    }

    /// <summary>Sends “issue” with {id, version}: the issue has at least this version, look again.</summary>
    public async Task WatchIssue(Guid id)
    {
        var actor = Worker();
        var issue = await Ask(cluster.GetGrain<IIssueGrain>(id));
        if (issue is null || !IssueAccess.MaySee(actor, issue)) throw new HubException(ProblemCode.NotFound);
        Begin(new IssueWatch(id, issue.Version));
    }

    /// <summary>Ends “wall”, “desk”, “unit/{id}”, “issue/{id}”; the bare “unit” or “issue” ends all of them.</summary>
    public void Leave(string topic) => relay.Find(Context.ConnectionId)?.Remove(topic);

    private static async Task<Issue?> Ask(IIssueGrain issue)
    {
        try
        {
            return await GrainCall.Ask(issue.Get);
        }
        catch (OutcomeUnknownException)
        {
            throw new HubException(ProblemCode.Unavailable);
        }
    }

    /// <summary>A wall sees the wall and nothing else.</summary>
    private Actor Worker() => Account is { Role: not Role.Display } account ? account.Actor : throw new HubException(ProblemCode.Forbidden);

    private void Begin(Watch watch)
    {
        var viewer = relay.Find(Context.ConnectionId) ?? throw new HubException(ProblemCode.Unavailable);
        if (!relay.Watch(viewer, watch)) throw new HubException(TooManyTopics);
    }

    private sealed class Line(ISingleClientProxy client, HubCallerContext context) : ILine
    {
        public Task Send(string method, object message, CancellationToken cancellation) => client.SendAsync(method, message, cancellation);

        public void Abort() => context.Abort();
    }
}
