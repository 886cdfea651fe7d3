namespace GridOrleans.Domain.Tests.Support;

/// <summary>Given / When / Then for one issue: commands are carried out by a rule unless somebody is named, at the time that was set.</summary>
public sealed class Case
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    /// <summary>A report of the same thing, five minutes older.</summary>
    public static readonly LinkedCase Earlier = new(new("2341ffff-0000-4000-8000-0000000000ff"), "20261120-0401");

    private Issue? issue;

    public Issue Issue => issue ?? throw new InvalidOperationException("nothing was reported");

    public bool Exists => issue is not null;

    public DateTimeOffset Now { get; private set; } = Start;

    public List<(Stamp Stamp, IReadOnlyList<IssueEvent> Events)> History { get; } = [];

    public IEnumerable<IssueEvent> Events => History.SelectMany(entry => entry.Events);

    public static Case Empty() => new();

    /// <summary>Reported without a route: a clerk must file it and a dispatcher must find a unit.</summary>
    public static Case Reported(SlaPolicy? policy = null, Ladder? ladder = null) => Empty().Given(Town.Report(null, policy, ladder));

    /// <summary>Reported, filed and dispatched to <see cref="Town.Firm"/> at once.</summary>
    public static Case Dispatched(SlaPolicy? policy = null, Ladder? ladder = null) =>
        Empty().Given(Town.Report(Town.To(Town.Firm), policy, ladder));

    public static Case In(IssueState state) => state switch
    {
        IssueState.Reported => Reported(),
        IssueState.Filed => Reported().Given(new IssueCommand.File()),
        IssueState.Dispatched => Dispatched(),
        IssueState.Accepted => Dispatched().Given(new IssueCommand.Accept()),
        IssueState.Handling => In(IssueState.Accepted).Given(new IssueCommand.Arrive()),
        IssueState.Completed => In(IssueState.Handling).Given(new IssueCommand.Complete(Outcome.Resolved, "修好了")),
        IssueState.Closed => In(IssueState.Completed).Given(new IssueCommand.Check(true, null)),
        IssueState.Appraised => In(IssueState.Closed).Given(new IssueCommand.Rate(5, null)),
        IssueState.Refused => Reported().Given(new IssueCommand.Refuse("不属本区")),
        IssueState.Parked => In(IssueState.Handling).Given(new IssueCommand.Park("等配件", Start + 2.Days)),
        IssueState.Merged => Reported().Given(new IssueCommand.Merge(Earlier, Start.AddMinutes(-5), "同一处漏水")),
        IssueState.SelfHandled => Reported().Given(new IssueCommand.SelfHandle(Outcome.Resolved, "当场清理")),
        IssueState.Voided => Reported().Given(new IssueCommand.Void("重复")),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>Sets the time, counted from the report. Nothing is noticed on the way.</summary>
    public Case At(TimeSpan sinceReport)
    {
        Now = Start + sinceReport;
        return this;
    }

    /// <summary>Lets time pass as in a running system: every wake-up rings at its own moment.</summary>
    public Case Until(TimeSpan sinceReport)
    {
        while (Wake.Of(Issue).MinBy(wake => wake.DueAt) is { } wake && wake.DueAt <= Start + sinceReport)
        {
            Now = wake.DueAt;
            Done(new IssueCommand.ClockDue(wake.Kind, wake.Generation));
        }

        return At(sinceReport);
    }

    public Case Given(params IssueCommand[] commands)
    {
        foreach (var command in commands) Done(command);
        return this;
    }

    public Decision Decide(IssueCommand command, Actor? by = null, Guid? operation = null)
    {
        var stamp = new Stamp(Now, operation ?? Guid.NewGuid(), by ?? Town.Rule);
        var decision = IssueDecider.Decide(issue, command, stamp);
        if (decision is Decision.Done done)
        {
            issue = IssueEvolver.Apply(issue?.Id ?? Guid.NewGuid(), issue, done.Events, stamp);
            History.Add((stamp, done.Events));
        }

        return decision;
    }

    /// <summary>Then it is done; answers what happened.</summary>
    public IReadOnlyList<IssueEvent> Done(IssueCommand command, Actor? by = null, Guid? operation = null)
    {
        var decision = Decide(command, by, operation);
        return decision is Decision.Done done ? done.Events : throw new InvalidOperationException($"expected {command} to be done, but: {decision}");
    }

    /// <summary>Then it is refused with this code.</summary>
    public void Refused(string code, IssueCommand command, Actor? by = null) =>
        Assert.Equal(code, Assert.IsType<Decision.Refused>(Decide(command, by)).Refusal.Code);

    /// <summary>Then it is already done: nothing new happened.</summary>
    public void Already(long? version, IssueCommand command, Actor? by = null, Guid? operation = null) =>
        Assert.Equal(version, Assert.IsType<Decision.Already>(Decide(command, by, operation)).Version);

    public Guid LineOf(string unit) => Issue.Whistles.Last(line => line.UnitId == unit).Id;

    public IssueCommand.ClockDue Due(ClockKind clock) => new((WakeKind)clock, Issue.Clock(clock).Generation);
}
