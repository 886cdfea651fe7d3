using System.Runtime.CompilerServices;
using System.Text.Json;
using GridOrleans.Contracts.Deadlines;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Json;
using GridOrleans.Contracts.Wall;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Contracts.Tests.Golden;

/// <summary>The JSON that screens, programs and old journals rely on, as reviewed files. A changed line is a change for all of them.</summary>
public sealed class GoldenTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 8, 30, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Indented = new(GridJson.Options) { WriteIndented = true };
    private static readonly Stamp Stamp = new(At, new("00000000-0000-4000-8000-00000000000a"), Actor.Rule("intake"));

    private static readonly IssueCommand.Report Report = new(
        "20261120-0417", "water.leak", false, "7 号楼地下室漏水", Channel.Resident,
        new("370202", "370202001", "370202001003", "370202001003012", "estate-1", "building-7", "锦绣澜庭 7 号楼", null, 120.38, 36.07),
        SlaPolicy.Pledge2341.Drilled(60), new Ladder("short", 1, [new(LadderStep.Chief, RungMoment.Red, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10))]),
        new("firm-9", WhistleKind.Resident, "锦绣澜庭"), "370202001", new string('a', 64));

    private static readonly Decision.Done Intake = (Decision.Done)IssueDecider.Decide(null, Report, Stamp);

    private static readonly Issue Issue = IssueEvolver.Apply(new("2341ffff-0000-4000-8000-000000000001"), null, Intake.Events, Stamp);

    // Harm: journals written by earlier releases cannot be read any more.
    [Fact]
    public void Events_in_the_journal() => Golden("events.json", (IReadOnlyList<IssueEvent>)
        [.. Intake.Events, new IssueEvent.ClockBreached(ClockKind.Respond, 1, At), new IssueEvent.Rated(2, null)]);

    // Harm: the state of millions of issues cannot be read back.
    [Fact]
    public void An_issue_in_the_store() => Golden("issue.json", Issue);

    // Harm: an update cannot read the cases of the release before it.
    [Fact]
    public void What_the_first_release_wrote_can_still_be_read()
    {
        var issue = JsonSerializer.Deserialize<Issue>(Written("issue-first-release.json"), GridJson.Options)!;
        var events = JsonSerializer.Deserialize<IReadOnlyList<IssueEvent>>(Written("events-first-release.json"), GridJson.Options)!;

        Assert.Equal(JsonSerializer.Serialize(Issue, Indented), JsonSerializer.Serialize(issue with
        {
            Holders = Issue.Holders, LineChanges = Issue.LineChanges,
            Policy = issue.Policy with { ReopenWindow = Issue.Policy.ReopenWindow, Whistles = Issue.Policy.Whistles },
        }, Indented));
        Assert.Equal((1, 0, 0, null, 0), (issue.Round, issue.Asks.Count, issue.PastClocks.Count, issue.Holders[0].RespondDueAt, issue.Whistles[0].Clocks.Count));
        Assert.Equal([typeof(IssueEvent.Reported), typeof(IssueEvent.Filed), typeof(IssueEvent.Dispatched), typeof(IssueEvent.ClockBreached), typeof(IssueEvent.Rated)], events.Select(happened => happened.GetType()));
    }

    // Harm: the desk shows blank columns after a rename.
    [Fact]
    public void A_row_of_the_queue() => Golden("issue-row.json", IssueRows.Of(Issue));

    // Harm: two releases in one cluster do not understand each other's commands.
    [Fact]
    public void A_command_on_its_way() => Golden(
        "command.json",
        new CommandRequest(new IssueCommand.Redispatch(new("firm-4", WhistleKind.Community, "孙村社区"), "原单位无人"), Stamp.OperationId, Stamp.Actor));

    // Harm: every wall in the city freezes after an update.
    [Fact]
    public void A_frame_for_a_wall() => Golden("wall-frame.json", new WallFrame(
        "e1", 8, 6, At,
        [new("370202001003012", 3, 2, 1, 0, Light.Yellow, At, null)],
        [new(Issue.Id, "370202001003012", 120.38, 36.07, At)],
        new(2, 0, 1, 1),
        [new(ClockKind.Close, TimeSpan.FromHours(4), 0.975, 1, 1, 0, At, [0, 1])],
        null, null,
        [new(Issue.Id, ClockKind.Respond, 1, 2, 2, "孙村 12 网格长", "water.leak", At, null)],
        null, null));

    // Harm: the sweeper cannot read a deadline row, or the figures lose their clock.
    [Fact]
    public void A_deadline_and_the_figures_of_a_day() => Golden("deadline-and-figures.json", new
    {
        Deadline = new Deadline(DeadlineOwner.Issue, Issue.Id.ToString("N"), "respond", 1, At),
        Rates = (IReadOnlyDictionary<ClockKind, double>)new Dictionary<ClockKind, double> { [ClockKind.Respond] = 0.5 },
    });

    private static string Written(string file, [CallerFilePath] string caller = "") => File.ReadAllText(Path.Combine(Path.GetDirectoryName(caller)!, file));

    private static void Golden<T>(string file, T value) => Approved.Equal(file, JsonSerializer.Serialize(value, Indented));
}
