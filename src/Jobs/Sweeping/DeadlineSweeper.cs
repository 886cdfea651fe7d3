using GridOrleans.Contracts.Deadlines;

namespace GridOrleans.Jobs.Sweeping;

/// <summary>
/// Durable time's hand: claims due rows and tells their owners. One runs in every silo and none owns a row, so nothing fails over. A row whose
/// owner could not be told comes back when its lease ends.
/// </summary>
public sealed class DeadlineSweeper(
    IDeadlineStore deadlines,
    IDeadlineTeller teller,
    SweeperPulse pulse,
    SweeperMetrics metrics,
    SweeperOptions options,
    TimeProvider time,
    ILogger<DeadlineSweeper> log) : BackgroundService
{
    private readonly SemaphoreSlim inFlight = new(options.MostInFlight, options.MostInFlight);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await Sweep(stoppingToken) == options.BatchSize) { }
                if (failures > 0) log.LooksAgain(failures);
                failures = 0;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                failures++;
                metrics.CouldNotLook();
                if (failures == 1 || failures % 30 == 0) log.CouldNotLook(failures, pulse.SinceLook, failure);
            }

            await Pause(failures, stoppingToken);
        }

        await Drain();
    }

    /// <summary>One claim; its owners are told in the background, a bounded number at once. Answers how many rows were due.</summary>
    private async Task<int> Sweep(CancellationToken cancellation)
    {
        var due = await deadlines.ClaimDue(options.BatchSize, options.Lease, cancellation);
        pulse.Looked(due.Count == 0 ? TimeSpan.Zero : time.GetUtcNow() - due[0].DueAt);
        metrics.Claimed(due.Count);
        foreach (var row in due)
        {
            await inFlight.WaitAsync(cancellation);
            _ = Tell(row);
        }

        return due.Count;
    }

    private async Task Tell(Deadline row)
    {
        try
        {
            await teller.Tell(row);
            metrics.Told(row.OwnerKind, time.GetUtcNow() - row.DueAt);
        }
        catch (Exception failure)
        {
            metrics.NotTold(row.OwnerKind);
            log.OwnerNotTold(row.OwnerKind, row.OwnerId, row.Clock, row.Generation, failure);
        }
        finally
        {
            inFlight.Release();
        }
    }

    private async Task Pause(int failures, CancellationToken cancellation)
    {
        var pause = options.Period * Math.Pow(2, Math.Min(failures, 10));
        await Task.Delay(pause < options.LongestBackOff || failures == 0 ? pause : options.LongestBackOff, time, cancellation)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Waits until every owner told has answered, so that the process does not stop under its own calls.</summary>
    private async Task Drain()
    {
        for (var permit = 0; permit < options.MostInFlight; permit++) await inFlight.WaitAsync(CancellationToken.None);
    }
}
