using System.Text.Json;
using GridOrleans.Contracts.Deadlines;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.StorageTests.Seeing;

/// <summary>An issue that lives a drawn life by the real rules: every command, by people who mostly may, while hours pass. The same seed lives the same life.</summary>
public sealed class RandomLife
{
    public const string District = "370102";

    public static readonly string[] Grids = ["370102001001001", "370102001001002", "370102001002001", "370102002001001", District];
    public static readonly string[] Units = ["firm-1", "dept-water", "dept-fire", "370102001", "370102001001"];
    public static readonly string[] Categories = ["noise", "sewage", "lift"];

    private static readonly string[] Words = ["楼道堆物，堵了消防通道", "井盖一直往外冒水，老人出不了门", "电梯停在七楼", "工地半夜还在打桩 KTV 也吵", "A座 12 层水压低"];
    private static int caseCount;

    private readonly Random random;
    private DateTimeOffset now;
    private Issue? issue;
    private string hash = HistoryChain.Genesis;

    /// <summary>Programs may send moments finer than a microsecond.</summary>
    private static readonly TimeSpan FinerThanTheStoreKeeps = TimeSpan.FromTicks(7);

    public RandomLife(Random random, DateTimeOffset from)
    {
        this.random = random;
        now = from;
        var bytes = new byte[16];
        random.NextBytes(bytes);
        Id = new(bytes);
    }

    public Guid Id { get; }

    public Issue Issue => issue!;

    public IReadOnlyList<HistoryEntry> History => entries;

    private readonly List<HistoryEntry> entries = [];

    public static Actor Person(string id, Role role, string[] areas, params string[] units) => new(ActorKind.Person, "login:" + id, id, role, areas, units);

    public IssueCommit Begin()
    {
        var grid = Pick(Grids);
        var street = grid.Length > 6 ? grid[..9] : grid;
        var community = grid.Length > 6 ? grid[..12] : grid;
        var place = new Placement(
            District, street, community, grid, null, random.Next(3) == 0 ? null : $"b-{random.Next(3)}", $"锦绣澜庭 {random.Next(1, 20)} 号楼", random.Next(2) == 0 ? "府前街 18 号" : null,
            117.1 + random.NextDouble() / 50, 36.7 + random.NextDouble() / 50);
        var policy = SlaPolicy.Pledge2341 with { RespondStop = Pick([RespondStop.Accept, RespondStop.Arrive]) };
        var report = new IssueCommand.Report(
            $"20261120-{Interlocked.Increment(ref caseCount):D5}", Pick(Categories), random.Next(5) == 0, Pick(Words), Pick(Enum.GetValues<Channel>()), place, policy, Ladder.FourLevels,
            random.Next(3) == 0 ? null : new Route(Pick(Units), WhistleKind.Community, "社区"), District, $"track-{Id:N}");
        return Try(report, Person("clerk", Role.Dispatcher, [District]))!;
    }

    /// <summary>One more decision, if one comes of a few attempts.</summary>
    public IssueCommit? Next()
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            now += TimeSpan.FromSeconds(random.Next(4) switch { 0 => random.Next(60), 1 => random.Next(1800), 2 => random.Next(20_000), _ => random.Next(300) });
            if (Try(Draw(), Who()) is { } commit) return commit;
        }

        return null;
    }

    private IssueCommit? Try(IssueCommand command, Actor actor)
    {
        var stamp = new Stamp(now, new Guid(Bytes()), actor);
        if (IssueDecider.Decide(issue, command, stamp) is not Decision.Done { Events.Count: > 0 } done) return null;
        issue = IssueEvolver.Apply(Id, issue, done.Events, stamp);
        var entry = HistoryChain.Append(Id, issue.Version, hash, stamp, done.Events);
        hash = entry.Hash;
        entries.Add(entry);
        return CommitOf(issue, entry);
    }

    /// <summary>All that a decision writes; its deadlines as they all stand after it.</summary>
    public static IssueCommit CommitOf(Issue after, HistoryEntry entry)
    {
        var wakes = Wake.Of(after).ToDictionary(wake => wake.Kind);
        var deadlines = Enum.GetValues<WakeKind>().Select(kind => wakes.TryGetValue(kind, out var wake)
            ? DeadlineChange.Set(new(DeadlineOwner.Issue, after.Id.ToString("N"), Name(kind), wake.Generation, wake.DueAt))
            : DeadlineChange.Clear(DeadlineOwner.Issue, after.Id.ToString("N"), Name(kind))).ToArray();
        return new(after, entry, IssueRows.Of(after), deadlines, [], null);

        static string Name(WakeKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
    }

    private Actor Who() => random.Next(8) switch
    {
        0 => Person("leader", Role.ShiftLeader, [District]),
        1 or 2 => Person("dispatcher", Role.Dispatcher, [District]),
        3 => Person("liaison", Role.Liaison, [], issue!.LeadUnitId ?? Units[0]),
        4 => Person("member", Role.Member, [issue!.Place.GridCode]),
        5 => Actor.Reporter("public"),
        _ => Actor.Rule("rule"),
    };

    private IssueCommand Draw()
    {
        var dueWake = Wake.Of(issue!).Where(wake => wake.DueAt <= now).MinBy(wake => wake.DueAt);
        if (dueWake is not null && random.Next(2) == 0) return new IssueCommand.ClockDue(dueWake.Kind, dueWake.Generation);
        var line = issue!.Whistles.Where(each => each.IsUnanswered).Select(each => each.Id).FirstOrDefault();
        var ask = issue.Asks.Select(each => each.Id).FirstOrDefault();
        var route = new Route(Pick(Units), WhistleKind.Community, "社区");
        var policy = issue.Policy with { Version = issue.Policy.Version + 1, Close = TimeSpan.FromHours(random.Next(1, 9)) };
        return random.Next(36) switch
        {
            0 or 1 => new IssueCommand.File(),
            2 or 3 or 4 => new IssueCommand.Dispatch(route),
            5 or 6 or 7 => new IssueCommand.Accept(),
            8 or 9 => new IssueCommand.Arrive(),
            10 => new IssueCommand.Handle(),
            11 or 12 or 13 or 14 => new IssueCommand.Complete(Pick(Enum.GetValues<Outcome>()), "已派人清理，请查看 OK"),
            15 or 16 => new IssueCommand.Check(random.Next(3) > 0, "还在漏"),
            17 => new IssueCommand.Rate(random.Next(1, 6), "谢谢"),
            18 => new IssueCommand.CallBack(true, random.Next(2) == 0, random.Next(2) == 0, null, null),
            19 => new IssueCommand.Redispatch(route, "换单位"),
            20 => new IssueCommand.Return("不归我管"),
            21 => new IssueCommand.Whistle(WhistleKind.Community, "社区", [Pick(Units), Pick(Units)]),
            22 => new IssueCommand.Split("社区", [Pick(Units)]),
            23 => random.Next(2) == 0 ? new IssueCommand.ReportIn(line) : new IssueCommand.LineArrive(line),
            24 => random.Next(2) == 0 ? new IssueCommand.Decline(line, "没有人手") : new IssueCommand.LineDone(line, "做完了"),
            25 => new IssueCommand.Park("等配件", now + TimeSpan.FromDays(2)),
            26 => new IssueCommand.Resume(null),
            27 => new IssueCommand.Extend(ClockKind.Close, issue.Clock(ClockKind.Close).DueAt + TimeSpan.FromHours(2) + FinerThanTheStoreKeeps, "下雨"),
            28 => new IssueCommand.FilePlan("换泵", now + TimeSpan.FromDays(3)),
            29 => random.Next(2) == 0 ? new IssueCommand.Approve(ask, null) : new IssueCommand.Deny(ask, "不同意"),
            30 => new IssueCommand.Recategorise(Pick(Categories), random.Next(2) == 0, policy, "分错了"),
            31 => random.Next(2) == 0 ? new IssueCommand.Supervise(SupervisionLevel.Yellow, "久拖") : new IssueCommand.Expedite(true, policy, "领导批示"),
            32 => new IssueCommand.Reopen("没修好"),
            33 => random.Next(3) == 0 ? new IssueCommand.SelfHandle(Outcome.Resolved, "当场清走") : new IssueCommand.Urge("快点"),
            34 => random.Next(3) == 0 ? new IssueCommand.Void("重复") : new IssueCommand.Acknowledge(null),
            _ => random.Next(4) == 0 ? new IssueCommand.Refuse("不属本区") : new IssueCommand.Comment("看过了"),
        };
    }

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];

    private byte[] Bytes()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return bytes;
    }
}
