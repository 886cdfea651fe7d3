namespace GridOrleans.Domain.Whistles;

/// <summary>
/// One called unit of a whistle call: called → reported in 报到 → arrived → done, or declined with a reason, or withdrawn. It carries all that the
/// figures of a unit need: 吹哨率 counts lines by caller and kind, 报到率 <see cref="ReportedInAt"/>, 按时率 <see cref="WasOnTime"/>, declines
/// <see cref="DeclinedAt"/>, 互评 <see cref="ByCaller"/> and <see cref="ByUnit"/>. Withdrawn lines count for nobody.
/// </summary>
/// <param name="Caller">The office that blew, as an area's or estate's name.</param>
/// <param name="IsLead">The dispatched lead unit's own line; Accept is its report-in, and the case's clocks are its clocks.</param>
/// <param name="IsCoHandler">协办: the case cannot be completed while its part is not done.</param>
/// <param name="ReleasedAt">The case ended while the unit was still at it: neither done nor declined, and nothing more is due.</param>
/// <param name="Clocks">One a step, in the order of <see cref="LineStep"/>; none on a lead line, nor on one of a release without them.</param>
/// <param name="Calls">Rungs of its ladder that fell due, in order.</param>
public sealed record WhistleLine(
    Guid Id,
    WhistleKind Kind,
    string Caller,
    string UnitId,
    bool IsLead,
    DateTimeOffset CalledAt,
    DateTimeOffset? ReportedInAt,
    DateTimeOffset? ArrivedAt,
    DateTimeOffset? DoneAt,
    DateTimeOffset? DeclinedAt,
    string? DeclineReason,
    DateTimeOffset? WithdrawnAt,
    bool IsCoHandler = false,
    string? DoneWords = null,
    string? WithdrawReason = null,
    DateTimeOffset? ReleasedAt = null,
    LineRating? ByCaller = null,
    LineRating? ByUnit = null,
    IReadOnlyList<LineClock>? Clocks = null,
    IReadOnlyList<LineCall>? Calls = null)
{
    /// <summary>Helpers one case may call in its life; more is a meeting, not a call.</summary>
    public const int MostPerCase = 40;

    public IReadOnlyList<LineClock> Clocks { get; init => field = value ?? []; } = Clocks ?? [];

    public IReadOnlyList<LineCall> Calls { get; init => field = value ?? []; } = Calls ?? [];

    public static WhistleLine Call(Guid id, WhistleKind kind, string caller, string unitId, bool isLead, DateTimeOffset at) =>
        new(id, kind, caller, unitId, isLead, at, null, null, null, null, null, null);

    /// <summary>A helper, held to these targets; null = called before there were any.</summary>
    public static WhistleLine CallHelper(Guid id, WhistleKind kind, string caller, string unitId, WhistleTargets? targets, DateTimeOffset at) =>
        Call(id, kind, caller, unitId, false, at) with
        {
            Clocks = targets is null ? [] : [.. Enum.GetValues<LineStep>().Select(step => LineClock.Start(step, targets.Of(step), at))],
        };

    /// <summary>Called, and neither reported in nor declined nor withdrawn: its phone rings.</summary>
    public bool IsUnanswered => ReportedInAt is null && !IsOver;

    public bool IsOver => EndedAt is not null;

    public DateTimeOffset? EndedAt => DoneAt ?? DeclinedAt ?? WithdrawnAt ?? ReleasedAt;

    public LineClock? Clock(LineStep step) => Clocks.FirstOrDefault(clock => clock.Step == step);

    public DateTimeOffset? TakenAt(LineStep step) => step switch
    {
        LineStep.ReportIn => ReportedInAt,
        LineStep.Arrive => ArrivedAt,
        LineStep.Done => DoneAt,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };

    /// <summary>True = the step was taken in time; false = late, or overdue and not taken; null = neither (yet), or no clock asked for it.</summary>
    public bool? WasOnTime(LineStep step) => Clock(step) is not { } clock ? null
        : TakenAt(step) is { } taken ? taken < clock.DueAt
        : clock.BreachedAt is not null ? false : null;

    /// <summary>Each step, once taken, is kept as it was first taken. <paramref name="stoodStill"/>: how long a park lasts by now.</summary>
    public WhistleLine ReportIn(DateTimeOffset at, TimeSpan stoodStill) => Stop(at, stoodStill, LineStep.ReportIn) with { ReportedInAt = ReportedInAt ?? at };

    public WhistleLine Arrive(DateTimeOffset at, TimeSpan stoodStill) =>
        Stop(at, stoodStill, LineStep.ReportIn, LineStep.Arrive) with { ArrivedAt = ArrivedAt ?? at };

    public WhistleLine Finish(DateTimeOffset at, TimeSpan stoodStill, string words) => StopAll(at, stoodStill) with { DoneAt = at, DoneWords = words };

    public WhistleLine Decline(DateTimeOffset at, TimeSpan stoodStill, string reason) => StopAll(at, stoodStill) with { DeclinedAt = at, DeclineReason = reason };

    public WhistleLine Withdraw(DateTimeOffset at, TimeSpan stoodStill, string? reason) => StopAll(at, stoodStill) with { WithdrawnAt = at, WithdrawReason = reason };

    public WhistleLine Release(DateTimeOffset at) => StopAll(at, TimeSpan.Zero) with { ReleasedAt = at };

    public WhistleLine MoveOn(TimeSpan stoodStill) => this with { Clocks = Clocks.Select(clock => clock.MoveOn(stoodStill)).ToArray() };

    public WhistleLine OnClock(LineStep step, Func<LineClock, LineClock> change) =>
        this with { Clocks = Clocks.Select(clock => clock.Step == step ? change(clock) : clock).ToArray() };

    public WhistleLine OnCall(int rung, Func<LineCall, LineCall> change) =>
        this with { Calls = Calls.Select(call => call.Rung == rung ? change(call) : call).ToArray() };

    private WhistleLine StopAll(DateTimeOffset at, TimeSpan stoodStill) => Stop(at, stoodStill, Enum.GetValues<LineStep>());

    private WhistleLine Stop(DateTimeOffset at, TimeSpan stoodStill, params LineStep[] steps) =>
        this with { Clocks = Clocks.Select(clock => steps.Contains(clock.Step) ? clock.Stop(at, stoodStill) : clock).ToArray() };
}
