using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Notices;
using GridOrleans.Domain.Access;

namespace GridOrleans.Jobs.Notices;

/// <summary>From whom the case means to which persons and systems that is now. Pure. Everybody who is left out is written down with the reason.</summary>
/// <param name="Mail">Is mail configured?</param>
public sealed record NoticeExpansion(IDistrictDirectory? Directory, IReadOnlyList<Recipient> People, IReadOnlyList<WebhookTarget> Webhooks, bool Mail, DateTimeOffset Now)
{
    public const string Nobody = "nobody", Reporter = "reporter";

    public IEnumerable<FreshDelivery> Of(NoticeOrder order) => order.Notices.SelectMany(notice => Of(order, notice));

    private IEnumerable<FreshDelivery> Of(NoticeOrder order, Notice notice)
    {
        foreach (var webhook in Webhooks.Where(each => each.Wants(notice.Occasion, order.GridCode)))
        {
            yield return new(order, notice, webhook.Key, webhook.Name, NoticeChannel.Webhook, DeliveryState.Pending);
        }

        if (notice.Audience.Reporter) yield return new(order, notice, Reporter, Reporter, NoticeChannel.TrackPage, DeliveryState.Delivered);
        if (notice.Audience is { UnitIds: [], Desk: false, Leaders: false, PersonKeys: [] }) yield break;

        var speaking = People.Where(person => IsMeant(person, order, notice.Audience)).ToArray();
        var meant = speaking.Where(person => person.IsPerson).ToArray();
        if (meant.Length == 0) yield return Silence(order, notice, speaking);
        var onDuty = OnDuty(notice.Audience);
        var isAnybodyThere = meant.Any(person => person.PersonId is { } id && onDuty.Contains(id));
        foreach (var person in meant.Where(person => person.Key != order.ActorId))
        {
            // Who is off duty sleeps, as long as somebody on duty hears of it and it is not important.
            var isOff = isAnybodyThere && !notice.IsImportant && person.PersonId is { } id && !onDuty.Contains(id);
            foreach (var delivery in To(person, order, notice, isOff)) yield return delivery;
        }
    }

    /// <summary>No person is told: fine where a program speaks for the audience, else an alarm.</summary>
    private static FreshDelivery Silence(NoticeOrder order, Notice notice, Recipient[] programs) => programs is [var program, ..]
        ? new(order, notice, program.Key, program.Name, NoticeChannel.Inbox, DeliveryState.Suppressed, DeliveryReason.ProgramOnly)
        : new(order, notice, Nobody, Nobody, NoticeChannel.Inbox, DeliveryState.Failed, DeliveryReason.NobodyFound);

    private IEnumerable<FreshDelivery> To(Recipient person, NoticeOrder order, Notice notice, bool isOff)
    {
        var wanted = person.Preferences.Wanted(notice.Occasion);
        var isInInbox = notice.IsImportant || wanted.Contains(NoticeChannel.Inbox) && !isOff;
        yield return isInInbox ? Make(NoticeChannel.Inbox, DeliveryState.Delivered)
            : Make(NoticeChannel.Inbox, DeliveryState.Suppressed, isOff ? DeliveryReason.OffDuty : DeliveryReason.SwitchedOff);

        // Nobody has to have mail: where there is no address and none was asked for, there is nothing to write down.
        if (person.Preferences.Email is null) yield break;
        var isMailed = notice.IsImportant || wanted.Contains(NoticeChannel.Email);
        if (!Mail) yield return Make(NoticeChannel.Email, DeliveryState.Suppressed, DeliveryReason.ChannelOff);
        else if (!isMailed) yield return Make(NoticeChannel.Email, DeliveryState.Suppressed, DeliveryReason.SwitchedOff);
        else if (isOff) yield return Make(NoticeChannel.Email, DeliveryState.Suppressed, DeliveryReason.OffDuty);
        else if (!notice.IsImportant && Quiet(person) is { } until) yield return Make(NoticeChannel.Email, DeliveryState.Pending, DeliveryReason.QuietHours) with { NotBefore = until };
        else yield return Make(NoticeChannel.Email, DeliveryState.Pending);

        FreshDelivery Make(NoticeChannel channel, DeliveryState state, string? reason = null) => new(order, notice, person.Key, person.Name, channel, state, reason);
    }

    private DateTimeOffset? Quiet(Recipient person) => Directory is { } directory ? person.Preferences.QuietUntil(Now, directory.Zone) : null;

    private bool IsMeant(Recipient person, NoticeOrder order, NoticeAudience audience) =>
        audience.UnitIds.Any(unit => person.UnitIds.Contains(unit) || person.AreaCodes.Contains(unit))
        || audience.PersonKeys.Contains(person.Key)
        || (audience.Desk && person.Role is Role.Dispatcher or Role.ShiftLeader || audience.Leaders && IsLeader(person, order)) && Serves(person, order);

    /// <summary>值班长; where the place has none, its dispatchers must find one.</summary>
    private bool IsLeader(Recipient person, NoticeOrder order) =>
        person.Role is Role.ShiftLeader || person.Role is Role.Dispatcher && !People.Any(other => other.Role is Role.ShiftLeader && other.IsPerson && Serves(other, order));

    private static bool Serves(Recipient person, NoticeOrder order) => person.AreaCodes.Any(code => order.GridCode.StartsWith(code, StringComparison.Ordinal));

    private HashSet<string> OnDuty(NoticeAudience audience) => Directory is not { } directory ? []
        : [.. audience.UnitIds.SelectMany(unit => directory.Staff.OnDuty(unit, null, Now)).Select(person => person.PersonId)];
}
