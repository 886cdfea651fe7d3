using GridOrleans.Domain.Whistles;

namespace GridOrleans.Domain.Issues;

/// <summary>How events change the lines of called units.</summary>
internal static class Lines
{
    public static Func<WhistleLine, WhistleLine> Withdraw(DateTimeOffset at) => line => line with { WithdrawnAt = at };

    public static Func<WhistleLine, WhistleLine> Decline(DateTimeOffset at, string reason) => line => line with { DeclinedAt = at, DeclineReason = reason };

    public static Issue Call(this Issue issue, IReadOnlyList<CalledUnit> units, WhistleKind kind, string caller, bool toCoHandle, DateTimeOffset at) => issue with
    {
        Whistles =
        [
            .. issue.Whistles,
            .. units.Select(unit => WhistleLine.Call(unit.LineId, kind, caller, unit.UnitId, false, at) with { IsCoHandler = toCoHandle }),
        ],
    };

    public static Issue OnLeadLine(this Issue issue, Func<WhistleLine, WhistleLine> change) =>
        issue.Whistles.LastOrDefault(line => line.IsLead && !line.IsOver) is { } lead ? issue.OnLine(lead.Id, change) : issue;

    public static Issue OnLine(this Issue issue, Guid lineId, Func<WhistleLine, WhistleLine> change) => issue with
    {
        Whistles = issue.Whistles.Select(line => line.Id == lineId ? change(line) : line).ToArray(),
    };
}
