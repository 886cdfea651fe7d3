using GridOrleans.CityDay.Model.Calls;
using GridOrleans.CityDay.Model.Time;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;

namespace GridOrleans.CityDay.Model.Cases;

/// <summary>An event as it was logged: when, under which operation, by whom.</summary>
public sealed record Logged(IssueEvent Happened, Stamp Stamp);

/// <summary>
/// One case, told by its log alone. Events are noted one at a time in books that are written on; nothing here is a fold of immutable states.
/// Another copy is had by reading the log again.
/// </summary>
public sealed partial class CaseBook
{
    public const int OperationsRemembered = 16, DuplicatesListed = 100;

    private readonly List<Logged> log = [];
    private readonly List<LineEntry> lines = [];
    private readonly List<(DateTimeOffset From, DateTimeOffset? To)> parkings = [];
    private readonly List<HolderSpan> holders = [];
    private readonly List<(int Round, DateTimeOffset At, RunningClock Clock)> past = [];
    private readonly List<Ask> asks = [];
    private readonly List<HandUp> handUps = [];
    private readonly List<LinkedCase> duplicates = [];
    private readonly List<(Guid Id, long Version)> operations = [];
    private readonly List<(DateTimeOffset At, bool IsOpen)> stock = [];
    private Moment? next;
    private bool isNextKnown;

    public CaseBook(Guid id, IssueEvent.Reported reported, Stamp stamp)
    {
        (Id, Reported, ReportedAt) = (id, reported, stamp.At);
        (Category, Urgent, Policy, Gate) = (reported.CategoryCode, reported.Urgent, reported.Policy, reported.Gate);
        Fallback = Owner = reported.FallbackUnitId;
        Clocks = [.. Enum.GetValues<ClockKind>().Select(kind => new RunningClock(kind, 1, 1, Policy, stamp.At))];
        Respond = Clocks[0];
        Climbs = [.. Enum.GetValues<ClockKind>().Select(kind => new ClimbBook(Turns.Of(reported.Ladder, kind)))];
        log.Add(new(reported, stamp));
    }

    public Guid Id { get; }

    public IssueEvent.Reported Reported { get; }

    public DateTimeOffset ReportedAt { get; }

    public Placement Place => Reported.Place;

    public Ladder Ladder => Reported.Ladder;

    public string? Gate { get; private set; }

    public IReadOnlyList<Logged> Log => log;

    public long Version { get; private set; }

    public IReadOnlyList<(Guid Id, long Version)> Operations => operations;

    public IssueState State { get; private set; } = IssueState.Reported;

    public string Category { get; private set; }

    public bool Urgent { get; private set; }

    public SlaPolicy Policy { get; private set; }

    public string Owner { get; private set; }

    public string? Lead { get; private set; }

    public string Fallback { get; private set; }

    public RunningClock[] Clocks { get; }

    /// <summary>The first of all Respond clocks.</summary>
    public RunningClock Respond { get; }

    /// <summary>After each decision: was it open then?</summary>
    public IReadOnlyList<(DateTimeOffset At, bool IsOpen)> Stock => stock;

    public ClimbBook[] Climbs { get; }

    public IReadOnlyList<LineEntry> Lines => lines;

    public IReadOnlyList<HolderSpan> Holders => holders;

    /// <summary>Every stretch for which it was parked.</summary>
    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset? To)> Parkings => parkings;

    public IReadOnlyList<(int Round, DateTimeOffset At, RunningClock Clock)> Past => past;

    public IReadOnlyList<Ask> Asks => asks;

    public IReadOnlyList<HandUp> HandUps => handUps;

    public IReadOnlyList<LinkedCase> Duplicates => duplicates;

    public int Round { get; private set; } = 1;

    public DateTimeOffset? CompletedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public DateTimeOffset? CheckBy { get; private set; }

    public (Outcome Result, string Reply)? Answer { get; private set; }

    public int? Rating { get; private set; }

    public Plan? Plan { get; private set; }

    public Parking? Parking { get; private set; }

    public SupervisionLevel? Supervision { get; private set; }

    public bool Expedited { get; private set; }

    public DateTimeOffset? UrgedAt { get; private set; }

    public LinkedCase? MergedInto { get; private set; }

    public int Reworks { get; private set; }

    public int Urges { get; private set; }

    public int Extensions { get; private set; }

    public int Parks { get; private set; }

    /// <summary>What time brings next, as things stand.</summary>
    public Moment? Next
    {
        get
        {
            if (!isNextKnown) (next, isNextKnown) = (Moments.Next(this), true);
            return next;
        }
    }

    /// <summary>在办.</summary>
    public bool IsOpen => State < IssueState.Completed || State == IssueState.Parked;

    public RunningClock Clock(ClockKind kind) => Clocks[(int)kind];

    public ClimbBook Climb(ClockKind kind) => Climbs[(int)kind];

    /// <summary>The same log read again, for looking ahead without writing in this book.</summary>
    public CaseBook Copy()
    {
        var copy = new CaseBook(Id, Reported, log[0].Stamp);
        foreach (var (happened, stamp) in log.Skip(1)) copy.Note(happened, stamp);
        copy.Version = Version;
        copy.operations.AddRange(operations);
        return copy;
    }

    /// <summary>A decision is complete.</summary>
    public void EndDecision(Stamp stamp)
    {
        stock.Add((stamp.At, IsOpen));
        operations.Add((stamp.OperationId, ++Version));
        if (operations.Count > OperationsRemembered) operations.RemoveAt(0);
    }
}
