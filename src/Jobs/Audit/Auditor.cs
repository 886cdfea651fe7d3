using GridOrleans.Contracts.Audit;

namespace GridOrleans.Jobs.Audit;

/// <summary>Audits once a period, beside the job engine and not on it: what is to notice that jobs stand still must not be one.</summary>
public sealed class Auditor(AuditRun run, IAuditBooks books, AuditPulse pulse, AuditOptions options, TimeProvider time, ILogger<Auditor> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = options.FirstAfter;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested) return;
            wait = options.Period;
            await Look(stoppingToken);
        }
    }

    /// <summary>Another process's success counts: what matters is that somebody asked.</summary>
    public async Task Look(CancellationToken cancellation)
    {
        try
        {
            await run.Run(cancellation);
            if (await books.SinceFinished(cancellation) is { } since) pulse.Asked(since);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The process stops.
        }
        catch (Exception failure)
        {
            log.CouldNotAudit(failure);
        }
    }
}
