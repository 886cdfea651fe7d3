namespace GridOrleans.Contracts.Notices;

/// <summary>The ways by which notices reach people and systems.</summary>
public enum NoticeChannel
{
    /// <summary>Inside the product; a notice has arrived once it is written.</summary>
    Inbox,
    Email,

    /// <summary>Another system; not a person's choice.</summary>
    Webhook,

    /// <summary>The reporter's page: the case itself tells it, this only notes that it does.</summary>
    TrackPage,
}

/// <summary>What a person wants to be told, and how. Quiet hours are in the district's zone and may pass midnight; only what is important comes through them.</summary>
/// <param name="IsEnglish">Language of what is sent; the inbox speaks the reader's.</param>
/// <param name="Email">Null = no mail.</param>
/// <param name="Channels">By occasion. One that is not named comes to the inbox, and by mail where there is an address.</param>
public sealed record NoticePreferences(
    bool IsEnglish,
    string? Email,
    TimeOnly? QuietFrom,
    TimeOnly? QuietTo,
    IReadOnlyList<ChannelChoice> Channels)
{
    public static NoticePreferences Default { get; } = new(false, null, null, null, []);

    /// <summary>By which channels a person wants to hear of an occasion.</summary>
    public IReadOnlyList<NoticeChannel> Wanted(NoticeOccasion occasion) =>
        Channels.FirstOrDefault(choice => choice.Occasion == occasion)?.Channels ?? [NoticeChannel.Inbox, NoticeChannel.Email];

    /// <summary>The end of the quiet hours that a moment falls into; null = it does not.</summary>
    public DateTimeOffset? QuietUntil(DateTimeOffset at, TimeZoneInfo zone)
    {
        if (QuietFrom is not { } from || QuietTo is not { } to || from == to) return null;
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        var now = TimeOnly.FromDateTime(local);
        if (!now.IsBetween(from, to)) return null;
        var end = DateOnly.FromDateTime(local).AddDays(now < to ? 0 : 1).ToDateTime(to, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(end)) end = end.AddMinutes(15);
        return new DateTimeOffset(end, zone.GetUtcOffset(end)).ToUniversalTime();
    }
}

public sealed record ChannelChoice(NoticeOccasion Occasion, IReadOnlyList<NoticeChannel> Channels);
