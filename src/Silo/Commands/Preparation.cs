using GridOrleans.Storage.Districts;
using GridOrleans.Storage.Migrations;
using Npgsql;

namespace GridOrleans.Silo.Commands;

/// <summary>What must stand before anything starts: the database answers, has this build's schema, and a district if one was given.</summary>
public sealed class Preparation(GridOptions options, NpgsqlDataSource database, Migrator migrator, DistrictStore districts, DistrictImporter importer, ILogger<Preparation> log)
{
    private const int ProblemsShown = 20;

    private static readonly TimeSpan DatabasePatience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan TryEvery = TimeSpan.FromMilliseconds(500);

    public async Task Run(CancellationToken cancellation)
    {
        await WaitForDatabase(cancellation);
        await migrator.Apply(cancellation);
        await districts.Refresh(cancellation);
        if (districts.Current is null && options.SeedFile is { } file) await Import(file, cancellation);
    }

    /// <summary>A database that is just starting is waited for; one that refuses us is not.</summary>
    private async Task WaitForDatabase(CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(cancellation);
                return;
            }
            catch (NpgsqlException failure) when (failure.IsTransient && TimeProvider.System.GetElapsedTime(began) < DatabasePatience)
            {
                log.WaitsForDatabase(failure.Message);
                await Task.Delay(TryEvery, cancellation);
            }
            catch (NpgsqlException failure)
            {
                throw new StartRefusedException($"The database that GRID_DB names does not let us in: {failure.Message}");
            }
        }
    }

    private async Task Import(string path, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        var (plan, unreadable) = await PlanFile.Read(file, cancellation);
        if (plan is null) throw new StartRefusedException($"The plan {path} cannot be read. {unreadable}");
        if (await importer.Import(plan, cancellation) is ImportOutcome.Refused refused)
        {
            throw new StartRefusedException(
                $"The plan {path} has {refused.Problems.Count} problem(s), so nothing was imported:\n{string.Join('\n', refused.Problems.Take(ProblemsShown))}");
        }
    }
}

internal static partial class PreparationLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Waits for the database: {Why}")]
    public static partial void WaitsForDatabase(this ILogger log, string why);
}
