using GridOrleans.Contracts.Areas;

namespace GridOrleans.Storage.Districts;

/// <summary>The installation's district in memory: loaded before anything else starts, and again when its revision changes.</summary>
public sealed class DistrictStore(NpgsqlDataSource database, StorageOptions options, ILogger<DistrictStore> log) : BackgroundService, IDistricts
{
    private readonly DistrictLoader loader = new(database);
    private volatile DistrictDirectory? current;

    public IDistrictDirectory? Current => current;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Refresh(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Loads the district if there is a newer revision than the one in memory, or a new day has begun.</summary>
    public async Task Refresh(CancellationToken cancellation)
    {
        if (await loader.State(cancellation) is not { } state || state == (current?.Revision, current?.Day)) return;
        if (await loader.Load(cancellation) is not { } stored) return;
        current = new(stored);
        log.Loaded(stored.Code, stored.Name, stored.Revision, current.Areas.Count, stored.Buildings.Count);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(options.DistrictRefresh, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested) return;
            try
            {
                await Refresh(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.NotLooked(failure);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}

internal static partial class DistrictStoreLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Loaded district {Code} {Name}, revision {Revision}: {Areas} areas, {Buildings} buildings.")]
    public static partial void Loaded(this ILogger log, string code, string name, long revision, int areas, int buildings);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not look whether the district changed; goes on with the one in memory.")]
    public static partial void NotLooked(this ILogger log, Exception failure);
}
