using GridOrleans.CityDay.Model.Cases;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.CityDay.Model.Verdicts;

/// <summary>What somebody is to a case, and what each command asks of its giver.</summary>
public sealed class Rights(Actor actor, CaseBook book)
{
    /// <summary>What a signed-in person must be, by command; a test says when one is missing.</summary>
    public static IReadOnlyDictionary<CommandKind, Func<Rights, bool>> Needed { get; } = new Dictionary<CommandKind, Func<Rights, bool>>
    {
        // The rule's own, and the reporter's.
        [CommandKind.Report] = _ => false,
        [CommandKind.Rate] = _ => false,
        [CommandKind.ClockDue] = _ => false,
        [CommandKind.Escalate] = _ => false,
        [CommandKind.Absorb] = _ => false,
        [CommandKind.MoveUp] = _ => false,
        [CommandKind.CallLineRung] = _ => false,

        // Who directs the case.
        [CommandKind.File] = person => person.Directs,
        [CommandKind.Refuse] = person => person.Directs,
        [CommandKind.Dispatch] = person => person.Directs,
        [CommandKind.Redispatch] = person => person.Directs,
        [CommandKind.Check] = person => person.Directs,
        [CommandKind.Void] = person => person.Directs,
        [CommandKind.Merge] = person => person.Directs,
        [CommandKind.Reopen] = person => person.Directs,
        [CommandKind.Recategorise] = person => person.Directs,
        [CommandKind.Promise] = person => person.Directs,
        [CommandKind.Expedite] = person => person.Directs,
        [CommandKind.Split] = person => person.Directs,
        [CommandKind.CallBack] = person => person.Directs,

        // Its lead.
        [CommandKind.Accept] = person => person.Directs || person.IsLead,
        [CommandKind.Arrive] = person => person.Directs || person.IsLead,
        [CommandKind.Handle] = person => person.Directs || person.IsLead,
        [CommandKind.Complete] = person => person.Directs || person.IsLead,
        [CommandKind.Return] = person => person.Directs || person.IsLead,
        [CommandKind.FilePlan] = person => person.Directs || person.IsLead,
        [CommandKind.Extend] = person => person.Directs || person.IsLead,
        [CommandKind.Park] = person => person.Directs || person.IsLead,
        [CommandKind.Resume] = person => person.Directs || person.IsLead,

        // Whoever was called.
        [CommandKind.ReportIn] = person => person.Directs || person.IsInvolved,
        [CommandKind.LineArrive] = person => person.Directs || person.IsInvolved,
        [CommandKind.LineDone] = person => person.Directs || person.IsInvolved,
        [CommandKind.Decline] = person => person.Directs || person.IsInvolved,
        [CommandKind.Acknowledge] = person => person.Directs || person.Walks || person.IsOnIt,
        [CommandKind.SkipLevel] = person => person.Directs || person.Walks || person.IsOnIt,

        // Whoever blows whistles.
        [CommandKind.Whistle] = person => person.Directs || person.IsOffice,
        [CommandKind.WithdrawLine] = person => person.Directs || person.IsOffice,
        [CommandKind.RateLine] = person => person.Directs || person.IsOffice || person.IsInvolved,

        // The grid's people, the shift leader, the guard, and whoever may look.
        [CommandKind.SelfHandle] = person => person.Directs || person.Walks,
        [CommandKind.Urge] = person => person.Directs || person.Walks,
        [CommandKind.Supervise] = person => person.Heads,
        [CommandKind.Unsupervise] = person => person.Heads,
        [CommandKind.Instruct] = person => person.Heads || person.Is(Role.Chief),
        [CommandKind.Approve] = person => person.Directs || person.Speaks(person.Book.Gate),
        [CommandKind.Deny] = person => person.Directs || person.Speaks(person.Book.Gate),
        [CommandKind.Comment] = person => person.Sees && !person.IsWall,
        [CommandKind.WithdrawAsk] = person => person.Sees && !person.IsWall,
    };

    public CaseBook Book => book;

    public bool IsRule => actor.Kind == ActorKind.Rule;

    /// <summary>Dispatchers, shift leaders and administrators of the place.</summary>
    public bool Directs => Is(Role.Administrator) || Is(Role.Dispatcher) || Is(Role.ShiftLeader);

    public bool Heads => Is(Role.Administrator) || Is(Role.ShiftLeader);

    /// <summary>Grid members and chiefs of the grid.</summary>
    public bool Walks => Is(Role.Member) || Is(Role.Chief);

    public bool IsWall => actor.Role == Role.Display;

    public bool IsLead => Speaks(book.Lead);

    public bool Sees => Directs || Walks || IsInvolved;

    /// <summary>Its lead, its owner, on a line that is not taken back, called by its ladder, or handed it: whoever has to do with it now.</summary>
    public bool IsOnIt => IsLead || Speaks(book.Owner)
        || book.Lines.Any(line => line is { WithdrawnAt: null, DeclinedAt: null } && Speaks(line.Unit))
        || book.HandUps.Any(office => Speaks(office.UnitId))
        || book.Lines.Any(line => line.Fell.Any(rung => Speaks(rung.Office)))
        || book.Climbs.Any(climb => climb.Fell.Any(rung => Speaks(rung.Office)));

    /// <summary>And whoever had: it may look, and answer on its line.</summary>
    public bool IsInvolved => IsOnIt || Speaks(book.Gate) || book.Lines.Any(line => line.WithdrawnAt is null && Speaks(line.Unit));

    /// <summary>The community or the street.</summary>
    public bool IsOffice => !IsWall && (Speaks(book.Place.CommunityCode) || Speaks(book.Place.StreetCode));

    public bool May(CommandKind command) => actor.Kind switch
    {
        ActorKind.Rule => true,
        ActorKind.Reporter => command is CommandKind.Rate or CommandKind.Urge,
        _ => Needed[command](this),
    };

    /// <summary>On a line: its own unit, whoever directs, and rules.</summary>
    public bool MayAnswerFor(string unit) => IsRule || Directs || Speaks(unit);

    /// <summary>乡呼县应 is the street's whistle, the emergency either office's, every other the community's.</summary>
    public bool MayBlow(WhistleKind kind) => IsRule || Directs
        || kind is WhistleKind.Street or WhistleKind.Urgent && Speaks(book.Place.StreetCode)
        || kind is not WhistleKind.Street && Speaks(book.Place.CommunityCode);

    /// <summary>Nobody rates in a unit's name but the unit.</summary>
    public bool MayRate(LineSide side, LineEntry line) => IsRule || (side == LineSide.Unit ? Speaks(line.Unit) : MayBlow(line.Kind));

    /// <summary>The shift leader decides; of the district on a second extension; the guard on a plan it guards; anybody who directs on reopening.</summary>
    public bool MayApprove(IssueCommand wanted) => IsRule || wanted.Kind switch
    {
        CommandKind.FilePlan when book.Gate is not null => Speaks(book.Gate) || Is(Role.Administrator),
        CommandKind.Extend when book.Extensions > 0 => Heads && actor.AreaCodes.Any(code => book.Place.DistrictCode.StartsWith(code, StringComparison.Ordinal)),
        CommandKind.Reopen => Directs,
        _ => Heads,
    };

    public bool Speaks(string? unit) => unit is not null && actor.UnitIds.Contains(unit);

    /// <summary>In this role, for this place.</summary>
    private bool Is(Role role) => actor.Role == role && actor.AreaCodes.Any(code => book.Place.GridCode.StartsWith(code, StringComparison.Ordinal));
}
