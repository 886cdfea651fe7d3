using GridOrleans.CityDay.Model.Time;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.CityDay.Model.Cases;

/// <summary>How the case goes from hand to hand, stands still, ends and begins again.</summary>
public sealed partial class CaseBook
{
    private void GiveTo(Guid lineId, Route route, DateTimeOffset at)
    {
        foreach (var helping in lines.Where(line => line.Unit == route.UnitId && !line.IsOver)) helping.WithdrawnAt = at;
        lines.Add(new(lineId, route.Whistle, route.Caller, route.UnitId, true, false, at, null));
        holders.Add(new(route.UnitId, at, Policy));
        (State, Lead, Owner) = (IssueState.Dispatched, route.UnitId, route.UnitId);
    }

    private void TakeFromLead(DateTimeOffset at, Action<LineEntry> how)
    {
        if (LeadLine is { } line) how(line);
        Release(at);
        asks.RemoveAll(ask => ask.UnitId is { } unit && unit == Lead);
    }

    private void BackTo(string office)
    {
        if (Lead is not null && Parking is { } parking) Parking = new(parking.Number, parking.Reason, parking.Since, parking.ReviewAt, IssueState.Filed);
        else if (Lead is not null) State = IssueState.Filed;
        (Lead, Owner, Fallback) = (null, office, office);
    }

    private void Accept(DateTimeOffset at)
    {
        if (LeadLine is { } line) line.CameAt = at;
        State = IssueState.Accepted;
        foreach (var holder in Holding) holder.AcceptedAt ??= at;
        if (Policy.RespondStop == RespondStop.Accept) Clock(ClockKind.Respond).Stop(at);
    }

    private void Start(DateTimeOffset at, bool arrived)
    {
        if (arrived && LeadLine is { } line) line.ArrivedAt = at;
        State = IssueState.Handling;
        foreach (var holder in Holding) holder.StartedAt ??= at;
        Clock(ClockKind.Respond).Stop(at);
        Clock(ClockKind.Handle).Stop(at);
    }

    private void Complete(IssueEvent.Completed done, DateTimeOffset at)
    {
        if (LeadLine is { } line) line.DoneAt = at;
        foreach (var holder in Holding) holder.DoneAt = at;
        Rest(at);
        (State, CompletedAt, CheckBy, Answer) = (IssueState.Completed, at, at + Policy.CheckWindow, (done.Result, done.Reply));
    }

    private void End(IssueState state, DateTimeOffset at)
    {
        Rest(at);
        (State, CompletedAt, EndedAt, Parking) = (state, at, at, null);
    }

    /// <summary>Nothing runs, rings, waits or holds any more.</summary>
    private void Rest(DateTimeOffset at)
    {
        foreach (var clock in Clocks) clock.Stop(at);
        foreach (var line in lines.Where(line => !line.IsOver))
        {
            if (line.Rings) line.WithdrawnAt = at;
            else line.ReleasedAt = at;
        }

        Release(at);
        asks.Clear();
    }

    private void Again(DateTimeOffset at)
    {
        NewRound(at, ClockKind.Handle, ClockKind.Close);
        (State, CheckBy, CompletedAt, Answer, Reworks) = (IssueState.Handling, null, null, null, Reworks + 1);
        holders.Add(new(Lead!, at, Policy) { AcceptedAt = at, StartedAt = at });
    }

    private void Reopen(DateTimeOffset at)
    {
        NewRound(at, Enum.GetValues<ClockKind>());
        (State, Owner, Lead) = (IssueState.Filed, Fallback, null);
        (CompletedAt, EndedAt, CheckBy, Answer, Rating, Plan, Supervision, MergedInto) = (null, null, null, null, null, null, null, null);
        asks.Clear();
    }

    private void NewRound(DateTimeOffset at, params ClockKind[] kinds)
    {
        foreach (var kind in kinds)
        {
            past.Add((Round, at, Clock(kind)));
            Clocks[(int)kind] = new(kind, Round + 1, Clock(kind).Generation + 1, Policy, at);
            Climbs[(int)kind] = Climbs[(int)kind].Anew();
        }

        Round++;
    }

    private void Park(IssueEvent.Parked parked, DateTimeOffset at)
    {
        Parking = new(++Parks, parked.Reason, at, parked.ReviewAt, State);
        State = IssueState.Parked;
        parkings.Add((at, null));
        foreach (var clock in Clocks) clock.StandStill(at, parked.Reason);
    }

    private void GoOn(DateTimeOffset at)
    {
        var (since, back) = (Parking!.Since, Parking.From);
        foreach (var holder in Holding) holder.StoodStill(Policy, since, at);
        foreach (var clock in Clocks.Where(clock => clock.StandsSince is not null))
        {
            Climb(clock.Kind).MoveOn(at - since);
            clock.GoOn(at);
        }

        parkings[^1] = (since, at);
        (State, Parking) = (back, null);
    }

    private void MoveDue(IssueEvent.DueMoved moved, DateTimeOffset at)
    {
        var clock = Clock(moved.Clock);
        var wasRed = clock.BreachedAt is not null;
        if (wasRed) past.Add((Round, at, clock.Copy()));
        if (moved.Why == DueReason.Policy) clock.MoveTo(Policy, at);
        else clock.Move(moved.DueAt, at, moved.Why);
        if (moved.Why == DueReason.Extension) Extensions++;
        if (wasRed || (clock.StandsSince ?? at) < clock.YellowAt && (clock.StandsSince ?? at) < clock.DueAt) Climbs[(int)moved.Clock] = Climb(moved.Clock).Anew();
    }

    private void Call(IReadOnlyList<CalledUnit> units, WhistleKind kind, string caller, bool toCoHandle, WhistleTargets? targets, DateTimeOffset at)
    {
        foreach (var unit in units) lines.Add(new(unit.LineId, kind, caller, unit.UnitId, false, toCoHandle, at, targets));
    }

    private IEnumerable<HolderSpan> Holding => holders.Where(holder => holder.To is null);

    private LineEntry? LeadLine => lines.FindLast(line => line.Leads && !line.IsOver);

    private void Release(DateTimeOffset at)
    {
        foreach (var holder in Holding.ToArray()) holder.To = at;
    }
}
