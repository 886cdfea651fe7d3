using GridOrleans.Contracts.Areas;
using Microsoft.Extensions.Hosting;

namespace GridOrleans.Storage.Projection;

/// <summary>Projects as long as the process lives. Every process tries; the lock lets one.</summary>
public sealed class ProjectorService(IssueProjector projector, IDistricts districts, StorageOptions options, ILogger<IssueProjector> log) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isBlind = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Days are the district's own: without one there are none.
                if (districts.Current is not null) await projector.CatchUp(stoppingToken);
                isBlind = false;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                if (!isBlind) log.CouldNotLook(failure);
                isBlind = true;
            }

            await Task.Delay(isBlind ? AfterFailure : options.ProjectionPeriod, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
