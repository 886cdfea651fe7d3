using GridOrleans.Contracts.Areas;

namespace GridOrleans.Jobs.Owners;

/// <summary>Looks at once when the books changed, and from time to time because people go away by the clock.</summary>
public sealed class OwnerKeeper(OwnerWatch watch, IDistricts districts, OwnerOptions options, TimeProvider time, ILogger<OwnerKeeper> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        IDistrictDirectory? seen = null;
        var nextLook = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            var current = districts.Current;
            if (!ReferenceEquals(current, seen) || time.GetUtcNow() >= nextLook)
            {
                try
                {
                    await watch.Look(stoppingToken);
                    seen = current;
                    nextLook = time.GetUtcNow() + options.Period;
                }
                catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
                {
                    log.CouldNotLook(failure);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }

            await Task.Delay(options.Glance, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
