namespace GridOrleans.Contracts.Notices;

/// <summary>How a notice fared.</summary>
public enum DeliveryState
{
    Pending,
    Delivered,

    /// <summary>Given up after its attempts, or there was nobody to tell.</summary>
    Failed,

    /// <summary>Not wanted, or not now; the reason says which.</summary>
    Suppressed,
}

/// <summary>Why a delivery stands as it does.</summary>
public static class DeliveryReason
{
    public const string SwitchedOff = "switchedOff";
    public const string NoAddress = "noAddress";
    public const string OffDuty = "offDuty";
    public const string ChannelOff = "channelOff";
    public const string QuietHours = "quietHours";
    public const string NobodyFound = "nobodyFound";
    public const string Removed = "removed";

    /// <summary>Only a program speaks for the audience; it reads the cases itself.</summary>
    public const string ProgramOnly = "programOnly";
}

/// <summary>An account as a possible recipient.</summary>
/// <param name="Key">“login:…” of a person, “token:…” of a program.</param>
public sealed record Recipient(
    string Key,
    string Name,
    Domain.Access.Role Role,
    IReadOnlyList<string> AreaCodes,
    IReadOnlyList<string> UnitIds,
    string? PersonId,
    NoticePreferences Preferences)
{
    public bool IsPerson => Key.StartsWith("login:", StringComparison.Ordinal);
}

/// <summary>A system that wants to be told.</summary>
/// <param name="Occasions">Empty = all.</param>
/// <param name="AreaCode">Null = everywhere.</param>
public sealed record WebhookTarget(Guid Id, string Name, IReadOnlyList<NoticeOccasion> Occasions, string? AreaCode)
{
    public string Key => $"webhook:{Id:N}";

    public bool Wants(NoticeOccasion occasion, string gridCode) =>
        (Occasions.Count == 0 || Occasions.Contains(occasion)) && (AreaCode is null || gridCode.StartsWith(AreaCode, StringComparison.Ordinal));
}

/// <summary>A delivery to be written down: who is told what, by which channel. Unique by issue, version, occasion, recipient and channel.</summary>
/// <param name="NotBefore">Held until then; null = at once.</param>
public sealed record FreshDelivery(
    NoticeOrder Order,
    Notice Notice,
    string Recipient,
    string RecipientName,
    NoticeChannel Channel,
    DeliveryState State,
    string? Reason = null,
    DateTimeOffset? NotBefore = null);

/// <summary>A delivery that is due to be sent.</summary>
/// <param name="Address">A mail address or a URL, as it is now; null = there is none any more.</param>
/// <param name="Secret">Of a webhook, base64.</param>
public sealed record DueDelivery(
    long Id,
    Guid IssueId,
    long IssueVersion,
    NoticeOccasion Occasion,
    string Recipient,
    NoticeChannel Channel,
    bool IsImportant,
    string CaseNo,
    string Place,
    string? UnitId,
    string? Detail,
    DateTimeOffset HappenedAt,
    int Attempts,
    string? Address,
    bool IsEnglish,
    string? Secret);

/// <summary>What became of an attempt.</summary>
/// <param name="Reason">Why not; null = it arrived.</param>
/// <param name="RetryAfter">When to try again; null = this was the last.</param>
public sealed record Settled(long Id, string? Reason, TimeSpan? RetryAfter);
