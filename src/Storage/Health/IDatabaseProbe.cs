using System.Diagnostics;
using GridOrleans.Storage.Time;

namespace GridOrleans.Storage.Health;

/// <summary>Whether the database answers, asked now.</summary>
public interface IDatabaseProbe
{
    Task<DatabaseHealth> Probe(CancellationToken cancellation);
}

/// <param name="Why">A sentence for the operator; null = ready.</param>
public sealed record DatabaseHealth(bool Ready, TimeSpan RoundTrip, string? Why);

public sealed class DatabaseProbe(NpgsqlDataSource database, DatabaseClock clock) : IDatabaseProbe
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public async Task<DatabaseHealth> Probe(CancellationToken cancellation)
    {
        var sent = Stopwatch.GetTimestamp();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        try
        {
            await using var command = database.CreateCommand("select 1");
            await command.ExecuteScalarAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return NotReady($"The database did not answer within {Limit.TotalSeconds:0} s.");
        }
        catch (NpgsqlException failure)
        {
            return NotReady($"The database does not answer: {failure.Message}");
        }

        return clock.IsMeasured ? new(true, Stopwatch.GetElapsedTime(sent), null) : NotReady("Database time has not been measured yet.");

        DatabaseHealth NotReady(string why) => new(false, Stopwatch.GetElapsedTime(sent), why);
    }
}
