using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Domain.Issues;

/// <summary>How the lead takes the case, works on it, loses it and ends it.</summary>
internal static class Leading
{
    /// <summary>A unit has one line at a time: one that was called to help and now leads answers on its lead line.</summary>
    public static Issue Lead(this Issue issue, Guid lineId, Route route, DateTimeOffset at) => issue with
    {
        State = IssueState.Dispatched,
        LeadUnitId = route.UnitId,
        OwnerUnitId = route.UnitId,
        Whistles =
        [
            .. issue.Whistles.Select(line => line.UnitId == route.UnitId && !line.IsOver ? Lines.Withdraw(at)(line) : line),
            WhistleLine.Call(lineId, route.Whistle, route.Caller, route.UnitId, true, at),
        ],
        Holders = [.. issue.Holders, Holder.Begin(route.UnitId, issue.Policy, at)],
    };

    /// <summary>Its line and its span end, and what it asked for is moot.</summary>
    public static Issue LeaveLead(this Issue issue, Func<WhistleLine, WhistleLine> line, DateTimeOffset at) => issue.OnLeadLine(line) with
    {
        Holders = Released(issue.Holders, at),
        Asks = issue.Asks.Where(ask => ask.UnitId is null || ask.UnitId != issue.LeadUnitId).ToArray(),
    };

    /// <summary>Back at the dispatcher; the office answers for it until there is a lead again. What stands still goes on standing still.</summary>
    public static Issue WithoutLead(this Issue issue, string ownerUnitId) => issue with
    {
        State = issue.LeadUnitId is null || issue.Parking is not null ? issue.State : IssueState.Filed,
        Parking = issue is { Parking: { } parking, LeadUnitId: not null } ? parking with { From = IssueState.Filed } : issue.Parking,
        LeadUnitId = null,
        OwnerUnitId = ownerUnitId,
        FallbackUnitId = ownerUnitId,
    };

    public static Issue Accept(this Issue issue, DateTimeOffset at) =>
        (issue.OnLeadLine(line => line with { ReportedInAt = at }) with { State = IssueState.Accepted })
            .OnHolder(holder => holder with { AcceptedAt = holder.AcceptedAt ?? at })
            .StopIf(issue.Policy.RespondStop == RespondStop.Accept, ClockKind.Respond, at);

    /// <summary>Work that starts without a visit stops the clocks too, but puts no arrival on record.</summary>
    public static Issue StartHandling(this Issue issue, DateTimeOffset at) => (issue with { State = IssueState.Handling })
        .OnHolder(holder => holder with { StartedAt = holder.StartedAt ?? at })
        .StopIf(true, ClockKind.Respond, at)
        .StopIf(true, ClockKind.Handle, at);

    public static Issue Complete(this Issue issue, IssueEvent.Completed completed, DateTimeOffset at) =>
        issue.OnLeadLine(line => line with { DoneAt = at }).OnHolder(holder => holder with { DoneAt = at }).StopAll(at) with
        {
            State = IssueState.Completed,
            CompletedAt = at,
            Result = completed.Result,
            Reply = completed.Reply,
            CheckBy = at + issue.Policy.CheckWindow,
        };

    public static Issue End(this Issue issue, IssueState state, DateTimeOffset at) =>
        issue.StopAll(at) with { State = state, CompletedAt = at, EndedAt = at, Parking = null };

    /// <summary>Nothing runs, waits or holds any more.</summary>
    private static Issue StopAll(this Issue issue, DateTimeOffset at) => issue with
    {
        Clocks = issue.Clocks.Select(clock => clock.Stop(at)).ToArray(),
        Whistles = Lines.Ended(issue.Whistles, at),
        Holders = Released(issue.Holders, at),
        Asks = [],
    };

    /// <summary>Changes the span of whoever holds the case now.</summary>
    public static Issue OnHolder(this Issue issue, Func<Holder, Holder> change) => issue with
    {
        Holders = issue.Holders.Select(holder => holder.To is null ? change(holder) : holder).ToArray(),
    };

    private static Holder[] Released(IReadOnlyList<Holder> holders, DateTimeOffset at) =>
        holders.Select(holder => holder.To is null ? holder with { To = at } : holder).ToArray();
}
