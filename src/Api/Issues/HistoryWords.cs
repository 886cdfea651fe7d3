using System.Globalization;
using System.Text.Json;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Api.Issues;

/// <summary>The history in words: for those who work on a case, and – without reasons given between offices – for its reporter.</summary>
public sealed class HistoryWords(IDistrictDirectory district, Tongue tongue)
{
    public HistoryLine Line(HistoryEntry entry) => new(
        entry.Version,
        entry.At,
        entry.ActorName,
        KindOf(entry.Events.FirstOrDefault(happened => happened is IssueEvent.Reported) ?? entry.Events[^1]),
        string.Join(tongue == Tongue.English ? " " : "", entry.Events.Select(Tell)),
        entry.Hash);

    public string Tell(IssueEvent happened) => happened switch
    {
        IssueEvent.Reported reported => Say("event.reported", Category(reported.CategoryCode), reported.Place.Label),
        IssueEvent.Refused refused => Say("event.refused", refused.Reason),
        IssueEvent.Dispatched dispatched => Say("event.dispatched", Unit(dispatched.Route.UnitId), dispatched.Route.Caller),
        IssueEvent.Redispatched redispatched => Say("event.redispatched", Unit(redispatched.Route.UnitId), redispatched.Reason),
        IssueEvent.Accepted accepted => Say("event.accepted", Unit(accepted.UnitId)),
        IssueEvent.Arrived arrived => Say("event.arrived", Unit(arrived.UnitId)),
        IssueEvent.HandlingStarted started => Say("event.handlingStarted", Unit(started.UnitId)),
        IssueEvent.Completed completed => Say("event.completed", Unit(completed.UnitId), Names.Of(tongue, completed.Result), completed.Reply),
        IssueEvent.ReworkOrdered rework => Say("event.reworkOrdered", rework.Reason),
        IssueEvent.Returned returned => Say("event.returned", Unit(returned.UnitId), returned.Reason),
        IssueEvent.Voided voided => Say("event.voided", voided.Reason),
        IssueEvent.Rated rated => Say("event.rated", rated.Score, rated.Words ?? "").TrimEnd(),
        IssueEvent.ClockWarned warned => Say("event.clockWarned", Clock(warned.Clock)),
        IssueEvent.ClockBreached breached => Say("event.clockBreached", Clock(breached.Clock)),
        IssueEvent.RungFell fell => Say("event.rungFell", Clock(fell.Clock), fell.Rung),
        IssueEvent.RungCalled called => Say("event.rungCalled", Clock(called.Clock), called.AudienceName, called.Rung),
        IssueEvent.Acknowledged answered => Say("event.acknowledged", Clock(answered.Clock), Time(answered.Until)),
        IssueEvent.AcknowledgementLapsed lapsed => Say("event.acknowledgementLapsed", Clock(lapsed.Clock)),
        IssueEvent.UnitsCalled called => Say("event.unitsCalled", called.Caller, List(called.Lines.Select(line => Unit(line.UnitId)))),
        IssueEvent.ReportedIn reportedIn => Say("event.reportedIn", Unit(reportedIn.UnitId)),
        IssueEvent.Declined declined => Say("event.declined", Unit(declined.UnitId), declined.Reason),
        _ => Say("event." + KindOf(happened)),
    };

    /// <summary>What the reporter is told; null = nothing.</summary>
    public string? TellReporter(IssueEvent happened) => happened switch
    {
        IssueEvent.Redispatched redispatched => Say("public.redispatched", Unit(redispatched.Route.UnitId)),
        IssueEvent.Returned returned => Say("public.returned", Unit(returned.UnitId)),
        IssueEvent.ReworkOrdered => Say("public.reworkOrdered"),
        IssueEvent.Rated rated => Say("public.rated", rated.Score),
        IssueEvent.RungCalled called => Say("public.rungCalled", called.AudienceName),
        IssueEvent.ClockWarned or IssueEvent.RungFell or IssueEvent.Acknowledged or IssueEvent.AcknowledgementLapsed or IssueEvent.Declined => null,
        _ => Tell(happened),
    };

    /// <summary>An event's camelCase name.</summary>
    public static string KindOf(IssueEvent happened) => JsonNamingPolicy.CamelCase.ConvertName(happened.GetType().Name);

    private string Say(string code, params ReadOnlySpan<object?> parts) => Catalogue.Say(tongue, code, parts);

    private string Unit(string id) => district.UnitEver(id)?.Name ?? id;

    private string Clock(ClockKind clock) => Names.Of(tongue, clock);

    private string Category(string code) =>
        district.Category(code) is { } category ? tongue == Tongue.English ? category.NameEn : category.Name : code;

    private string List(IEnumerable<string> names) => string.Join(Say("list.separator"), names);

    private string Time(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, district.Zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
