using GridOrleans.Contracts.Attachments;

namespace GridOrleans.Jobs.Attachments;

/// <summary>Forgets, every few minutes, the photos nobody reported with and the bytes nobody shows any more.</summary>
public sealed class AttachmentKeeper(IAttachmentUpkeep upkeep, TimeProvider time, ILogger<AttachmentKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Period, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested) return;
            try
            {
                var (attachments, files) = await upkeep.Tidy(stoppingToken);
                if (attachments + files > 0) log.Tidied(attachments, files);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.NotTidied(failure);
            }
        }
    }
}

internal static partial class AttachmentKeeperLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Forgot {Attachments} attachments that nothing carried and {Files} files that nothing shows.")]
    public static partial void Tidied(this ILogger log, int attachments, int files);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not tidy the attachments; tries again.")]
    public static partial void NotTidied(this ILogger log, Exception failure);
}
