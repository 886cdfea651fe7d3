using GridOrleans.Api.Access;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GridOrleans.Api.Live;

/// <summary>
/// A live line is opened once and may last for weeks: whoever has lost the account, or whose role or scope has changed since, is cut off and
/// comes back – if at all – as what the account is now.
/// </summary>
public sealed class LiveGuard(WallRelay relay, KnownAccounts accounts, GridApiOptions options, TimeProvider time, ILogger<LiveGuard> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(options.AccountTrust, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested) return;
            try
            {
                foreach (var viewers in relay.Viewers.GroupBy(viewer => viewer.Account.Key))
                {
                    var now = await accounts.Find(viewers.Key, stoppingToken);
                    foreach (var viewer in viewers.Where(viewer => !IsStill(viewer.Account, now))) viewer.Cut();
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // While the accounts cannot be read nobody is cut off: an outage must not darken every wall.
                log.AccountsNotRead(failure);
            }
        }
    }

    public static bool IsStill(Account then, Account? now) =>
        now is not null && then.Role == now.Role && then.AreaCodes.SequenceEqual(now.AreaCodes) && then.UnitIds.SequenceEqual(now.UnitIds);
}

internal static partial class LiveGuardLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The accounts of the live viewers could not be read; they are looked at again shortly.")]
    public static partial void AccountsNotRead(this ILogger log, Exception failure);
}
