using System.Text;

namespace GridOrleans.Domain.Tests.Matrix;

/// <summary>Prints what the decider really does: every command in every state, and by every kind of person.</summary>
public static class TransitionMatrix
{
    private static readonly (string Name, CommandKind Kind, string Line)[] Rows =
    [
        .. Enum.GetValues<CommandKind>().SelectMany(kind => kind is CommandKind.ReportIn or CommandKind.LineArrive or CommandKind.LineDone or CommandKind.Decline or CommandKind.WithdrawLine
            ? new[] { ($"{kind} (lead)", kind, Town.Firm), ($"{kind} (helper)", kind, Town.Water) }
            : [(kind.ToString(), kind, Town.Water)]),
    ];

    private static readonly (string Name, Actor Actor)[] People =
    [
        ("rule", Town.Rule),
        ("admin", Town.Administrator),
        ("dispatcher", Town.Dispatcher),
        ("..elsewhere", Town.DispatcherElsewhere),
        ("shift leader", Town.ShiftLeader),
        ("lead unit", Town.Liaison(Town.Firm)),
        ("helper", Town.Liaison(Town.Water)),
        ("other unit", Town.Liaison("dept-other")),
        ("grid chief", Town.Chief),
        ("grid member", Town.Member),
        ("..elsewhere", Town.MemberElsewhere),
        ("display", Town.Display),
        ("reporter", Town.Reporter),
    ];

    public static string Print()
    {
        var states = Enum.GetValues<IssueState>();
        var text = new StringBuilder();
        text.AppendLine("State × command, given by a rule, with a helper called, an extension asked for and a rung of the ladder fallen while the issue is open.");
        text.AppendLine("> State: done, and the state it leads to.  + done, the state stays.  = already done.  . refused by the state.  Otherwise the code of the refusal.");
        text.AppendLine();
        Line(text, "", ["(none)", .. states.Select(state => state.ToString())]);
        foreach (var (name, kind, line) in Rows)
        {
            Line(text, name, [Outcome(Case.Empty(), kind, line), .. states.Select(state => Outcome(Given(state), kind, line))]);
        }

        text.AppendLine().AppendLine("Who may, in a state that takes the command.  + may.  asks: what it asks for waits for an approval.  . not_yours.").AppendLine();
        Line(text, "", People.Select(person => person.Name));
        foreach (var (name, kind, line) in Rows.Where(row => row.Kind != CommandKind.Report))
        {
            Line(text, name, People.Select(person => May(person.Actor, kind, line)));
        }

        return text.ToString();
    }

    /// <summary>The issue in a state; while it is open, 3 h 15 min after the report, with the close clock's first two rungs fallen.</summary>
    public static Case Given(IssueState state)
    {
        var given = Case.In(state);
        if (TransitionTable.Allows(state, CommandKind.Whistle)) given.Given(new IssueCommand.Whistle(WhistleKind.Community, "社区", [Town.Water]));
        if (TransitionTable.Allows(state, CommandKind.Supervise)) given.Given(new IssueCommand.Supervise(SupervisionLevel.Normal, "临近时限"));
        if (TransitionTable.Allows(state, CommandKind.Extend)) given.Done(new IssueCommand.Extend(ClockKind.Plan, Case.Start + 2.Days, "等审批"), Town.Liaison(Town.Firm));
        return given.Issue.IsOpen ? given.Until(3.Hours + 15.Minutes) : given;
    }

    private static string Outcome(Case given, CommandKind kind, string line)
    {
        var before = given.Exists ? given.Issue.State : (IssueState?)null;
        return given.Decide(Commands.Sample(kind, given.Exists ? given.Issue : null, line)) switch
        {
            Decision.Done => given.Issue.State == before ? "+" : $"> {given.Issue.State}",
            Decision.Already => "=",
            Decision.Refused { Refusal.Code: Refusal.WrongState or Refusal.UnknownIssue } => ".",
            Decision.Refused refused => refused.Refusal.Code,
            var other => throw new InvalidOperationException($"an outcome that is none of the three: {other}"),
        };
    }

    private static string May(Actor actor, CommandKind kind, string line)
    {
        var state = kind is CommandKind.Approve or CommandKind.Deny or CommandKind.WithdrawAsk ? IssueState.Handling
            : TransitionTable.Allows(IssueState.Dispatched, kind) ? IssueState.Dispatched
            : Enum.GetValues<IssueState>().First(state => TransitionTable.Allows(state, kind));
        var given = Given(state);
        return given.Decide(Commands.Sample(kind, given.Issue, line), actor) switch
        {
            Decision.Refused { Refusal.Code: Refusal.NotYours } => ".",
            Decision.Done done when done.Events.Any(happened => happened is IssueEvent.Asked) => "asks",
            _ => "+",
        };
    }

    private static void Line(StringBuilder text, string name, IEnumerable<string> cells) =>
        text.AppendLine($"{name,-22}{string.Concat(cells.Select(cell => $"{cell,-14}"))}".TrimEnd());
}
