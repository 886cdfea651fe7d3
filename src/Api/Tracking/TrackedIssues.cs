using System.Security.Cryptography;
using System.Text;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Intake;
using GridOrleans.Contracts.Grains;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Queue;

namespace GridOrleans.Api.Tracking;

/// <summary>From a reporter's token to the issue it opens.</summary>
public sealed class TrackedIssues(IssueQueue queue, IClusterClient cluster)
{
    public async Task<Issue?> Find(string token, CancellationToken cancellation)
    {
        if (token.Length != TrackTokens.Length) return null;
        var hash = TrackTokens.HashOf(token);
        if (await queue.FindByTrackKey(hash, cancellation) is not { } id) return null;
        return await GrainCall.Ask(cluster.GetGrain<IIssueGrain>(id).Get) is { } issue && IsKeyOf(issue, hash) ? issue : null;
    }

    private static bool IsKeyOf(Issue issue, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(issue.TrackKeyHash), Encoding.ASCII.GetBytes(hash));
}
