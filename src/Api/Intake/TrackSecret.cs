namespace GridOrleans.Api.Intake;

/// <summary>The installation's secret behind tracking tokens, kept in memory once read.</summary>
public sealed class TrackSecret(IInstallationSecrets secrets)
{
    private volatile TrackTokens? tokens;

    public async ValueTask<TrackTokens> Tokens(CancellationToken cancellation) => tokens ??= new(await secrets.Read("track", cancellation));
}
