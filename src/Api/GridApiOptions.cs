using Microsoft.Extensions.Configuration;

namespace GridOrleans.Api;

/// <summary>Bounds and places of the Api, from the configuration section “Api”; <see cref="WebRoot"/> from GRID_WEB.</summary>
public sealed record GridApiOptions
{
    /// <summary>No request of ours is near this; photos come by another door.</summary>
    public const int MaxBodyKilobytes = 64;

    /// <summary>Folder of the built web app; null = the Api alone.</summary>
    public string? WebRoot { get; init; }

    public RateOptions Rates { get; init; } = new();

    public LiveOptions Live { get; init; } = new();

    /// <summary>How long an account or token found in the database is trusted without asking again: a revoked one works no longer than this.</summary>
    public TimeSpan AccountTrust { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A person's session ends after so long without use; a wall's after thirty days.</summary>
    public TimeSpan Session { get; init; } = TimeSpan.FromHours(12);

    public TimeSpan DisplaySession { get; init; } = TimeSpan.FromDays(30);

    public static GridApiOptions From(IConfiguration configuration)
    {
        var options = configuration.GetSection("Api").Get<GridApiOptions>() ?? new();
        options = options with { WebRoot = configuration["GRID_WEB"] ?? options.WebRoot };
        options.Rates.Validate();
        options.Live.Validate();
        return options;
    }
}

/// <summary>Requests that are answered per minute, by address for strangers and by account for who is signed in.</summary>
public sealed record RateOptions
{
    public int AnonymousReportsPerMinute { get; init; } = 600;

    /// <summary>Nine photos a report.</summary>
    public int AnonymousUploadsPerMinute { get; init; } = 90;

    public int SignInsPerMinute { get; init; } = 120;

    /// <summary>Public reading: places, tracking pages, the public map.</summary>
    public int AnonymousReadsPerMinute { get; init; } = 6_000;

    public int PersonPerMinute { get; init; } = 6_000;

    /// <summary>Bearer tokens: other systems, the simulator, the bench.</summary>
    public int ProgramPerMinute { get; init; } = 1_200_000;

    internal void Validate()
    {
        if (new[] { AnonymousReportsPerMinute, AnonymousUploadsPerMinute, SignInsPerMinute, AnonymousReadsPerMinute, PersonPerMinute, ProgramPerMinute }.Min() < 1)
        {
            throw new InvalidOperationException("Api:Rates: every rate must be at least 1 a minute.");
        }
    }
}

/// <summary>Bounds of the live hub.</summary>
public sealed record LiveOptions
{
    public int MaxConnections { get; init; } = 20_000;

    public int MaxTopicsPerConnection { get; init; } = 8;

    /// <summary>A viewer that has not taken a frame in this time is cut off; its screen comes back by itself when it can.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(30);

    internal void Validate()
    {
        if (MaxConnections < 1 || MaxTopicsPerConnection < 1 || SendTimeout <= TimeSpan.Zero)
        {
            throw new InvalidOperationException("Api:Live: MaxConnections, MaxTopicsPerConnection and SendTimeout must be positive.");
        }
    }
}
