using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Grains.Issues;

/// <summary>Load → decide → commit → publish. Everything it knows is in the journal; it may vanish at any moment.</summary>
public sealed class IssueGrain(IIssueJournal journal, IssueWakes wakes, IssueNeighbours neighbours, IssueMetrics metrics, TimeProvider time, ILogger<IssueGrain> log)
    : Grain, IIssueGrain
{
    /// <summary>A second activation can win the version a few times; more means something is wrong.</summary>
    private const int MaxAttempts = 4;

    private StoredIssue? stored;
    private bool isStale;
    private IGrainTimer? alarm;

    private Guid Id => this.GetPrimaryKey();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        stored = await journal.Load(Id, cancellationToken);
        Arm();
    }

    public async Task<Issue?> Get()
    {
        await Refresh();
        return stored?.Issue;
    }

    public async Task<CommandAnswer> Execute(CommandRequest request)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            await Refresh();
            if (await IsOvertaken(request)) return new(AnswerKind.Refused, stored!.Issue, new(Refusal.ChangedMeanwhile, stored.Issue.State, request.Command.Kind));
            var stamp = new Stamp(Now(), request.OperationId, request.Actor);
            switch (IssueDecider.Decide(stored?.Issue, request.Command, stamp))
            {
                case Decision.Already { Version: { } version }:
                    return await AsOf(version);
                case Decision.Already:
                    return new(AnswerKind.AlreadyDone, stored?.Issue, null);
                case Decision.Refused refused:
                    return await ForgottenOperation(request.OperationId) is { } forgotten
                        ? await AsOf(forgotten)
                        : new(AnswerKind.Refused, stored?.Issue, refused.Refusal);
                case Decision.Done done when await Commit(done, stamp, request):
                    return new(AnswerKind.Done, stored!.Issue, null);
            }

            isStale = true;
            log.LostRace(Id, request.Command.Kind, attempt);
            if (await journal.FindOperation(Id, request.OperationId, CancellationToken.None) is { } earlier) return await AsOf(earlier);
        }

        throw new InvalidOperationException($"Issue {Id:N} lost the race for its next version {MaxAttempts} times.");
    }

    public async Task ClockDue(WakeKind wake, int generation)
    {
        var answer = await Wake(wake, generation);
        if (answer.Kind != AnswerKind.Done) await wakes.Repair(Id, stored?.Issue, wake);
    }

    /// <summary>Has somebody else moved the case on since the giver of the command saw it? Clocks and remarks do not count.</summary>
    private async Task<bool> IsOvertaken(CommandRequest request)
    {
        if (stored is null || !(request.SeenVersion < stored.Issue.Version) || Remarks.IsRemark(request.Command.Kind)) return false;
        var since = (await journal.History(Id, CancellationToken.None)).Where(entry => entry.Version > request.SeenVersion).ToArray();
        return since.All(entry => entry.OperationId != request.OperationId)
            && since.Any(entry => entry.Events.Any(happened => !Remarks.IsRemark(happened)));
    }

    private async Task<bool> Commit(Decision.Done done, Stamp stamp, CommandRequest request)
    {
        var before = stored?.Issue;
        var after = IssueEvolver.Apply(Id, before, done.Events, stamp);
        var entry = HistoryChain.Append(Id, after.Version, stored?.Hash ?? HistoryChain.Genesis, stamp, done.Events);
        var commit = IssueCommits.Of(before, after, entry, request.Reporter);

        // Until the answer is known to be “committed”, what we hold may be behind the store.
        isStale = true;
        if (await journal.Commit(commit, CancellationToken.None) != CommitResult.Committed) return false;
        stored = new(after, entry.Hash);
        isStale = false;

        Arm();
        neighbours.Tell(before, after, commit.Row, done.Events);
        return true;
    }

    private async Task<CommandAnswer> Wake(WakeKind wake, int generation)
    {
        var due = wakes.DueAt(stored?.Issue, wake);
        var operation = OperationId.Derive("wake", Id.ToString("N"), wake.ToString(), $"{generation}", $"{due?.UtcTicks}");
        var answer = await Execute(new(new IssueCommand.ClockDue(wake, generation), operation, Actor.Rule("clock")));
        if (answer.Kind == AnswerKind.Done && due is { } at) metrics.ActedOn(Now() - at);
        return answer;
    }

    /// <summary>One timer for the nearest moment; the deadline row stands behind it if this activation goes.</summary>
    private void Arm()
    {
        if (wakes.Nearest(stored?.Issue) is not { } next)
        {
            alarm?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        var wait = wakes.Until(next.DueAt);
        if (alarm is null)
        {
            alarm = this.RegisterGrainTimer(Ring, new GrainTimerCreationOptions(wait, Timeout.InfiniteTimeSpan));
        }
        else
        {
            alarm.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task Ring(CancellationToken cancellation)
    {
        try
        {
            while (wakes.Nearest(stored?.Issue) is { } next && next.DueAt <= Now()) await Wake(next.Kind, next.Generation);
        }
        catch (Exception failure)
        {
            // The row is still pending: the sweeper will call again.
            log.AlarmFailed(Id, failure);
            return;
        }

        Arm();
    }

    private async Task Refresh()
    {
        if (!isStale) return;
        stored = await journal.Load(Id, CancellationToken.None);
        isStale = false;
        Arm();
    }

    /// <summary>The issue as an operation left it: the same operation id gets the same answer.</summary>
    private async Task<CommandAnswer> AsOf(long version)
    {
        if (stored!.Issue.Version == version) return new(AnswerKind.AlreadyDone, stored.Issue, null);
        Issue? issue = null;
        foreach (var entry in (await journal.History(Id, CancellationToken.None)).TakeWhile(entry => entry.Version <= version))
        {
            issue = IssueEvolver.Apply(Id, issue, entry.Events, entry.Stamp);
        }

        return new(AnswerKind.AlreadyDone, issue, null);
    }

    /// <summary>An operation older than the ids the issue remembers is looked up before it is refused.</summary>
    private async Task<long?> ForgottenOperation(Guid operationId) => stored?.Issue.Version > Issue.OperationsKept
        ? await journal.FindOperation(Id, operationId, CancellationToken.None)
        : null;

    /// <summary>Database time; never before the report, should another process's estimate have been a hair ahead.</summary>
    private DateTimeOffset Now() => time.GetUtcNow() is var now && stored?.Issue.ReportedAt is { } reported && now < reported ? reported : now;
}
