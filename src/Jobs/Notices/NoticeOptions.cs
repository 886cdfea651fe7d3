using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Configuration;

namespace GridOrleans.Jobs.Notices;

/// <summary>How notices leave, from the configuration section “Notices”. Checked at start-up.</summary>
public sealed record NoticeOptions
{
    /// <summary>Null = no mail is sent.</summary>
    public SmtpOptions? Smtp { get; init; }

    public WebhookOptions Webhooks { get; init; } = new();

    /// <summary>How long the delivery log is kept.</summary>
    public TimeSpan Kept { get; init; } = TimeSpan.FromDays(180);

    public static NoticeOptions From(IConfiguration configuration)
    {
        var options = configuration.GetSection("Notices").Get<NoticeOptions>() ?? new();
        options.Validate();
        return options;
    }

    /// <exception cref="ArgumentException">A setting is missing or out of its range; says which.</exception>
    public void Validate()
    {
        if (Kept < TimeSpan.FromDays(1) || Kept > TimeSpan.FromDays(3650)) throw new ArgumentException($"Notices:Kept must be 1–3650 days, not {Kept}.");
        Smtp?.Validate();
        Webhooks.Validate();
    }
}

/// <summary>The mail server that takes our mail.</summary>
public sealed record SmtpOptions
{
    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    /// <summary>STARTTLS, demanded: a server without it gets no mail. Off only for one on the same machine.</summary>
    public bool UseTls { get; init; } = true;

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The sender's address.</summary>
    public string From { get; init; } = "";

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    internal void Validate()
    {
        if (string.IsNullOrWhiteSpace(Host)) throw new ArgumentException("Notices:Smtp:Host is not set.");
        if (Port is < 1 or > 65535) throw new ArgumentException($"Notices:Smtp:Port is {Port}, which is not a port.");
        if (!MailAddress.TryCreate(From, out _)) throw new ArgumentException($"Notices:Smtp:From is “{From}”, which is not a mail address.");
        if (User is null != Password is null) throw new ArgumentException("Notices:Smtp needs both User and Password, or neither.");
        if (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromMinutes(5)) throw new ArgumentException("Notices:Smtp:Timeout must be more than 0 and at most 5 minutes.");
    }
}

/// <summary>Where webhooks may go. An administrator's typo, or a stolen administrator's account, must not make us knock at the doors of our own network.</summary>
public sealed record WebhookOptions
{
    /// <summary>Plain http besides https.</summary>
    public bool AllowHttp { get; init; }

    /// <summary>Networks that are not public and may be reached all the same, as “10.20.0.0/16”: a government's own.</summary>
    public IReadOnlyList<string> AllowedNetworks { get; init; } = [];

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    internal void Validate()
    {
        foreach (var network in AllowedNetworks)
        {
            if (!IPNetwork.TryParse(network, out _)) throw new ArgumentException($"Notices:Webhooks:AllowedNetworks holds “{network}”, which is not a network such as “10.20.0.0/16”.");
        }

        if (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromMinutes(1)) throw new ArgumentException("Notices:Webhooks:Timeout must be more than 0 and at most 1 minute.");
    }
}
