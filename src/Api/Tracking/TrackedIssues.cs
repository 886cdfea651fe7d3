using System.Security.Cryptography;
using System.Text;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Intake;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Queue;

namespace GridOrleans.Api.Tracking;

/// <summary>From a reporter's token to the issue it opens, and on to the one in which that goes on.</summary>
public sealed class TrackedIssues(IssueQueue queue, IClusterClient cluster, IIssueJournal journal)
{
    /// <summary>A report merged into one that was merged is followed so far.</summary>
    private const int MaxMergesFollowed = 5;

    public async Task<Issue?> Find(string token, CancellationToken cancellation)
    {
        if (token.Length != TrackTokens.Length) return null;
        var hash = TrackTokens.HashOf(token);
        if (await queue.FindByTrackKey(hash, cancellation) is not { } id) return null;
        return await Get(id) is { } issue && IsKeyOf(issue, hash) ? issue : null;
    }

    /// <summary>The issue, then those into which it was merged, one after the other.</summary>
    public async Task<IReadOnlyList<Issue>> Follow(Issue issue)
    {
        List<Issue> path = [issue];
        while (path.Count <= MaxMergesFollowed && path[^1].MergedInto is { } further && await Get(further.Id) is { } next) path.Add(next);
        return path;
    }

    public async Task<TrackedIssue> Told(Issue issue, CancellationToken cancellation)
    {
        List<ToldIssue> told = [];
        foreach (var each in await Follow(issue)) told.Add(new(each, await journal.History(each.Id, cancellation)));
        return new(told[0], told[1..]);
    }

    private Task<Issue?> Get(Guid id) => GrainCall.Ask(cluster.GetGrain<IIssueGrain>(id).Get);

    private static bool IsKeyOf(Issue issue, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(issue.TrackKeyHash), Encoding.ASCII.GetBytes(hash));
}
