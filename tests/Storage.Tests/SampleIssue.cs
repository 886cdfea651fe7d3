using System.Text.Json;
using GridOrleans.Contracts.Deadlines;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Outbox;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.StorageTests;

/// <summary>An issue that lives by the real rules, and the commit of each of its decisions.</summary>
public sealed class SampleIssue(Guid id)
{
    public const string District = "370102";
    public const string Grid = "370102001001001";

    private static readonly Actor Dispatcher = new(ActorKind.Person, "dispatcher", "派遣员", Role.Dispatcher, [District], []);
    private static int caseCount;

    public SampleIssue()
        : this(Guid.NewGuid())
    {
    }

    public Guid Id => id;

    /// <summary>As last committed.</summary>
    public Issue? Issue { get; private set; }

    public string Hash { get; private set; } = HistoryChain.Genesis;

    /// <summary>What the database can keep: whole microseconds.</summary>
    public static DateTimeOffset Now() => DateTimeOffset.UtcNow is var now ? now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)) : default;

    public IssueCommit Report(
        DateTimeOffset? at = null, string grid = Grid, string? unit = "firm-1", string? building = "b-1", SlaPolicy? policy = null, ReporterDetails? reporter = null,
        string words = "楼道堆物，堵了消防通道") => Decide(
        new IssueCommand.Report(
            $"20261120-{Interlocked.Increment(ref caseCount):D4}", "c-1", false, words, Channel.Resident,
            new(District, grid[..9], grid[..12], grid, null, building, "锦绣澜庭 7 号楼", null, 117.1, 36.7),
            policy ?? SlaPolicy.Pledge2341, Ladder.FourLevels, unit is null ? null : new Route(unit, WhistleKind.Resident, "锦绣澜庭"), "370102",
            $"track-{id:N}"),
        at,
        reporter: reporter);

    public IssueCommit Decide(
        IssueCommand command, DateTimeOffset? at = null, Guid? operation = null, IReadOnlyList<OutboxMessage>? outbox = null, ReporterDetails? reporter = null)
    {
        var stamp = new Stamp(at ?? Now(), operation ?? Guid.NewGuid(), command is IssueCommand.Report ? Actor.Reporter("r") : Dispatcher);
        var done = Assert.IsType<Decision.Done>(IssueDecider.Decide(Issue, command, stamp));
        var after = IssueEvolver.Apply(id, Issue, done.Events, stamp);
        var entry = HistoryChain.Append(id, after.Version, Hash, stamp, done.Events);
        return new(after, entry, IssueRows.Of(after), Deadlines(after), outbox ?? [], reporter);
    }

    public void Committed(IssueCommit commit) => (Issue, Hash) = (commit.After, commit.Entry.Hash);

    /// <summary>Commits and remembers.</summary>
    public async Task Commit(IIssueJournal journal, IssueCommit commit)
    {
        Assert.Equal(CommitResult.Committed, await journal.Commit(commit, CancellationToken.None));
        Committed(commit);
    }

    private DeadlineChange[] Deadlines(Issue after)
    {
        var wakes = Wake.Of(after).ToDictionary(wake => wake.Kind);
        return Enum.GetValues<WakeKind>().Select(kind => wakes.TryGetValue(kind, out var wake)
            ? DeadlineChange.Set(new(DeadlineOwner.Issue, id.ToString("N"), Name(kind), wake.Generation, wake.DueAt))
            : DeadlineChange.Clear(DeadlineOwner.Issue, id.ToString("N"), Name(kind))).ToArray();

        static string Name(WakeKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
    }
}
