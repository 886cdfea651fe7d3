using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GridOrleans.Api.Validation;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Notices;
using GridOrleans.Jobs.Notices;
using GridOrleans.Storage.Notices;

namespace GridOrleans.Api.Notices;

/// <summary>A notice in its reader's inbox.</summary>
/// <param name="Text">In the asked language.</param>
public sealed record InboxItem(
    long Id, Guid IssueId, string CaseNo, NoticeOccasion Occasion, bool Important, string Text, DateTimeOffset At, DateTimeOffset? ReadAt)
{
    public static InboxItem Of(LoggedDelivery delivery, IDistrictDirectory? district, bool isEnglish) => new(
        delivery.Id,
        delivery.IssueId,
        delivery.CaseNo,
        delivery.Occasion,
        delivery.IsImportant,
        NoticeWords.Say(isEnglish, delivery.Occasion, delivery.CaseNo, delivery.Place, NoticeTexts.UnitName(delivery.UnitId, district), delivery.Detail),
        delivery.HappenedAt,
        delivery.ReadAt);
}

/// <param name="Next">Ask for what is older with before=…; null = this was the last page.</param>
/// <param name="Unread">Counted up to 1,000.</param>
public sealed record InboxPage(IReadOnlyList<InboxItem> Items, long? Next, int Unread);

public sealed record UnreadCount(int Unread);

public sealed record ReadRequest(
    [property: Description("Notices of the inbox, at most 500.")] IReadOnlyList<long>? Ids = null,
    [property: Description("And everything up to and with this one.")] long? UpTo = null);

/// <summary>Who was told what, when, by which channel, and whether it arrived.</summary>
/// <param name="Recipient">An account, a webhook, the reporter, or “nobody” when there was none to tell.</param>
/// <param name="Reason">Why it is held, was not sent or did not arrive.</param>
public sealed record DeliveryLine(
    long Id,
    NoticeOccasion Occasion,
    long IssueVersion,
    string Recipient,
    string RecipientName,
    NoticeChannel Channel,
    bool Important,
    DateTimeOffset At,
    DeliveryState State,
    string? Reason,
    int Attempts,
    DateTimeOffset? NextTryAt,
    DateTimeOffset? SettledAt,
    DateTimeOffset? ReadAt)
{
    public static DeliveryLine Of(LoggedDelivery delivery) => new(
        delivery.Id, delivery.Occasion, delivery.IssueVersion, delivery.Recipient, delivery.RecipientName, delivery.Channel, delivery.IsImportant, delivery.MadeAt,
        delivery.State, delivery.Reason, delivery.Attempts, delivery.NextTryAt, delivery.SettledAt, delivery.ReadAt);
}

/// <summary>What a person wants to be told, and how.</summary>
public sealed record PreferencesRequest(
    [property: Required, Description("“zh” or “en”: what mail is written in.")] string? Language,
    [property: Description("Null = no mail.")] string? Email = null,
    [property: Description("Begin of the quiet hours, “22:00”, in the district's zone. Only what is important comes through by mail.")] TimeOnly? QuietFrom = null,
    [property: Description("Their end; may be past midnight.")] TimeOnly? QuietTo = null,
    [property: Description("Occasions that are not to come by every channel; inbox and email can be chosen. What is important comes all the same.")]
    IReadOnlyList<ChannelChoice?>? Channels = null);

/// <param name="Language">“zh” or “en”.</param>
public sealed record PreferencesView(string Language, string? Email, TimeOnly? QuietFrom, TimeOnly? QuietTo, IReadOnlyList<ChannelChoice> Channels)
{
    public static PreferencesView Of(NoticePreferences preferences) =>
        new(preferences.IsEnglish ? "en" : "zh", preferences.Email, preferences.QuietFrom, preferences.QuietTo, preferences.Channels);
}

public sealed record WebhookRequest(
    [property: Required, Description("For people; at most 50 characters.")] string? Name,
    [property: Required, Description("An https address.")] string? Url,
    [property: Description("Occasions it wants; all when left out.")] IReadOnlyList<NoticeOccasion>? Occasions = null,
    [property: Description("An area it wants; everywhere when left out.")] string? AreaCode = null);

/// <param name="Secret">Shown this once, base64. Verify X-GridOrleans-Signature: “v1=” and the hex HMAC-SHA256 of “{X-GridOrleans-Timestamp}.{body}”.</param>
public sealed record WebhookMade(Webhook Webhook, string Secret);

/// <param name="Reason">Null = it arrived.</param>
public sealed record WebhookTest(bool Arrived, string? Reason);
