using System.Globalization;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Api.Issues;

/// <summary>What somebody asks for, in words.</summary>
public static class AskWords
{
    public static AskView View(Ask ask, Issue issue, Actor actor, IDistrictDirectory district, Tongue tongue)
    {
        var mayDecide = IssueAccess.May(actor, CommandKind.Approve, issue) && IssueAccess.MayApprove(actor, ask.Wanted, issue);
        var mayWithdraw = ask.By.Id == actor.Id || actor.SpeaksFor(ask.UnitId) || IssueAccess.Directs(actor, issue);
        return new(ask.Id, Names.Camel(ask.Wanted.Kind), Of(ask.Wanted, district, tongue), ask.By.Name, ask.UnitId, ask.At, mayDecide, mayWithdraw);
    }

    public static string Of(IssueCommand wanted, IDistrictDirectory district, Tongue tongue)
    {
        return wanted switch
        {
            IssueCommand.Park park => Say("ask.park", Time(park.ReviewAt), park.Reason),
            IssueCommand.Extend extend => Say("ask.extend", Names.Of(tongue, extend.Clock), Time(extend.DueAt), extend.Reason),
            IssueCommand.FilePlan plan => Say("ask.filePlan", Time(plan.PromisedAt), plan.Words),
            IssueCommand.Return back => Say("ask.return", back.Reason),
            IssueCommand.Void wipe => Say("ask.void", wipe.Reason),
            IssueCommand.Reopen reopen => Say("ask.reopen", reopen.Reason),
            IssueCommand.Whistle whistle => Say("ask.whistle", whistle.Caller, string.Join(Say("list.separator"), whistle.UnitIds.Select(Unit))),
            _ => Names.Of(tongue, wanted.Kind),
        };

        string Say(string code, params ReadOnlySpan<object?> parts) => Catalogue.Say(tongue, code, parts);

        string Unit(string id) => district.UnitEver(id)?.Name ?? id;

        string Time(DateTimeOffset at) => Moments.Of(at, district);
    }
}

/// <summary>Moments in the district's own time.</summary>
public static class Moments
{
    public static string Of(DateTimeOffset at, IDistrictDirectory district) =>
        TimeZoneInfo.ConvertTime(at, district.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
