using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Grains;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GridOrleans.Api.Live;

/// <summary>
/// Keeps this process subscribed to the district's feed: renews the lease, and asks anew when the feed falls silent, as after the restart of
/// the silo that held it.
/// </summary>
public sealed class FeedSubscription(IDistricts districts, IClusterClient cluster, WallRelay relay, TimeProvider time, ILogger<FeedSubscription> log)
    : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>Two heartbeats missed.</summary>
    private static readonly TimeSpan Silent = TimeSpan.FromSeconds(2);

    private IFeedObserver? reference;
    private bool isFailing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? renewedAt = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            var isDue = renewedAt is null || time.GetElapsedTime(renewedAt.Value) >= FeedLease.Renewal || relay.Silence >= Silent;
            if (isDue && districts.Current is { } district) renewedAt = await Renew(district.Code) ? time.GetTimestamp() : null;
            await Task.Delay(LookEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Leave();
    }

    private async Task<bool> Renew(string district)
    {
        try
        {
            // The engine holds observers weakly; the relay is a singleton and lives as long as the process.
            reference ??= cluster.CreateObjectReference<IFeedObserver>(relay);
            relay.Subscribed(await cluster.GetGrain<IDistrictFeedGrain>(district).Subscribe(reference));
            if (isFailing) log.Resubscribed(district);
            isFailing = false;
            return true;
        }
        catch (Exception failure)
        {
            if (!isFailing) log.NotSubscribed(district, failure);
            isFailing = true;
            Forget();
            return false;
        }
    }

    private async Task Leave()
    {
        if (reference is null || districts.Current is not { } district) return;
        try
        {
            await cluster.GetGrain<IDistrictFeedGrain>(district.Code).Unsubscribe(reference);
        }
        catch (Exception failure)
        {
            log.NotUnsubscribed(district.Code, failure);
        }

        Forget();
    }

    private void Forget()
    {
        if (reference is null) return;
        try
        {
            cluster.DeleteObjectReference<IFeedObserver>(reference);
        }
        catch (Exception)
        {
            // The client it belonged to is gone, and the reference with it.
        }

        reference = null;
    }
}

internal static partial class FeedSubscriptionLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Not subscribed to the feed of district {District}; trying again each second.")]
    public static partial void NotSubscribed(this ILogger log, string district, Exception failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Subscribed to the feed of district {District} again.")]
    public static partial void Resubscribed(this ILogger log, string district);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The feed of district {District} was not told that this process leaves; its lease will run out.")]
    public static partial void NotUnsubscribed(this ILogger log, string district, Exception failure);
}
