using GridOrleans.Contracts.Areas;
using GridOrleans.Simulator.Citizens;
using GridOrleans.Simulator.Wire;

namespace GridOrleans.Simulator.Play;

/// <param name="PerMinute">Reports per minute, on average.</param>
/// <param name="For">How long; null = until it is stopped.</param>
/// <param name="MostOpen">Reporting stands still while so many issues are open.</param>
public sealed record RunOptions(Uri Url, double PerMinute, int Seed, TimeSpan? For, int MostOpen = 400);

/// <summary>A town lives: reports, work and progress side by side until it is stopped.</summary>
public static class Run
{
    private const int MostKeepsakes = 2_000;

    public static async Task Live(DistrictPlan plan, RunOptions options, TextWriter output, bool isTerminal, CancellationToken stop)
    {
        var time = TimeProvider.System;
        using var connections = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(3),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxConnectionsPerServer = 24,
            UseCookies = false,
        };
        using var http = new HttpClient(connections) { BaseAddress = options.Url, Timeout = TimeSpan.FromSeconds(10) };
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (options.For is { } length)
        {
            over.CancelAfter(length);
        }

        var (tally, floodgate, keepsakes) = (new Tally(), new Floodgate(options.MostOpen), new Keepsakes(MostKeepsakes));
        var town = new Town(plan);
        var api = new ApiClient(http, tally, ApiClient.Backoff, time);
        var reports = new Reports(town, options.Seed, Guid.NewGuid().ToString("n"));
        var reporting = new Reporting(town, reports, api, floodgate, keepsakes, tally, time, options.PerMinute, options.Seed);
        var acting = new Acting(town, new Cast(town, options.Seed), new Watch(api, town, tally), api, floodgate, keepsakes, tally, time, options.Seed);
        var progress = new Progress(tally, floodgate, time, output, isTerminal);

        await Together(over, reporting.Run(over.Token), acting.Run(over.Token), progress.Run(over.Token));
        progress.Tell();
        if (isTerminal)
        {
            output.WriteLine();
        }
    }

    /// <summary>When one ends, all end; a cancelled one ended as it should.</summary>
    private static async Task Together(CancellationTokenSource over, params Task[] parts)
    {
        await Task.WhenAny(parts);
        await over.CancelAsync();
        try
        {
            await Task.WhenAll(parts);
        }
        catch (OperationCanceledException)
        {
            // Each part waits for time or network, and was told to stop waiting.
        }
    }
}
