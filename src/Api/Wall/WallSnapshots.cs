using System.Text.Json;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Live;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.Json;

namespace GridOrleans.Api.Wall;

/// <summary>
/// The picture for whoever asks, fetched and written once for all who ask at the same time: after a restart every wall of a city asks at once.
/// </summary>
public sealed class WallSnapshots(IDistricts districts, IClusterClient cluster, WallRelay relay, TimeProvider time)
{
    /// <summary>Should frames stop coming, a kept picture must not pass for a new one.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private Task<Picture>? fetching;

    public async Task<byte[]> Read()
    {
        // Good enough is a picture no older than what a viewer of this process can have been sent before it asked. One that was already
        // under way may be older; one begun after the question is not, and is taken as it is.
        var wanted = relay.Position;
        var picture = await Join();
        if (!picture.Covers(wanted)) picture = await Join(insteadOf: picture);
        return picture.Json;
    }

    private Task<Picture> Join(Picture? insteadOf = null)
    {
        lock (gate)
        {
            var isUsable = fetching is { IsCompleted: false }
                || fetching is { IsCompletedSuccessfully: true } done && done.Result != insteadOf && time.GetElapsedTime(done.Result.FetchedAt) < KeptFor;
            return isUsable ? fetching! : fetching = Fetch();
        }
    }

    private async Task<Picture> Fetch()
    {
        await Task.Yield();
        var fetchedAt = time.GetTimestamp();
        var snapshot = await GrainCall.Ask(cluster.GetGrain<IDistrictFeedGrain>(districts.Need().Code).Snapshot);
        return new(new(snapshot.Epoch, snapshot.Seq), JsonSerializer.SerializeToUtf8Bytes(snapshot, GridJson.Options), fetchedAt);
    }

    private sealed record Picture(FeedPosition Position, byte[] Json, long FetchedAt)
    {
        public bool Covers(FeedPosition? wanted) => wanted is not null && Position.Epoch == wanted.Epoch && Position.Seq >= wanted.Seq;
    }
}
