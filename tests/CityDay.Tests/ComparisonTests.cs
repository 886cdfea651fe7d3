using GridOrleans.CityDay.Tests.Checking;
using GridOrleans.CityDay.Tests.City;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.CityDay.Tests;

/// <summary>The day is worth nothing if the comparison sees nothing: every kind of fault is put in by hand once.</summary>
public sealed class ComparisonTests
{
    private static readonly DateTimeOffset Start = new(2026, 2, 28, 2, 0, 0, TimeSpan.Zero);

    private static readonly Placement Place = new("990103", "990103001", "990103001001", "990103001001001", null, null, "路口", null, 120.4, 36.1);

    private readonly CaseFile file = new(Guid.NewGuid());
    private readonly Overseer overseer = new(new Census());

    public ComparisonTests()
    {
        Give(0, new IssueCommand.Report(
            "20260228-00001", "noise", true, "太吵", Channel.Resident, Place, SlaPolicy.Pledge2341, Ladder.FourLevels, new("dept-ecology", WhistleKind.Community, "社区"), "990103001",
            new string('c', 64), Alarm: new("社区", ["dept-police"])));
        Give(17, new IssueCommand.ClockDue(WakeKind.Respond, 1));
        Give(18, new IssueCommand.Accept());
        Give(25, new IssueCommand.Park("等配件", Start.AddHours(2)));
        Give(30, new IssueCommand.Resume(null));
    }

    public static TheoryData<string, Func<Issue, Issue>> Faults => new()
    {
        { "owner", issue => issue with { OwnerUnitId = "somebody" } },
        { "state", issue => issue with { State = IssueState.Handling } },
        { "Close due", issue => issue with { Clocks = [issue.Clocks[0], issue.Clocks[1], issue.Clocks[2] with { DueAt = issue.Clocks[2].DueAt.AddTicks(1) }, issue.Clocks[3]] } },
        { "Close yellow at", issue => issue with { Clocks = [issue.Clocks[0], issue.Clocks[1], issue.Clocks[2] with { SetYellowAt = Start.AddHours(4) }, issue.Clocks[3]] } },
        { "Handle stood still", issue => issue with { Clocks = [issue.Clocks[0], issue.Clocks[1] with { StoodStill = TimeSpan.Zero }, issue.Clocks[2], issue.Clocks[3]] } },
        { "Respond warned", issue => issue with { Clocks = [issue.Clocks[0] with { WarnedAt = null }, issue.Clocks[1], issue.Clocks[2], issue.Clocks[3]] } },
        { "Respond rungs", issue => issue with { Climbs = [Climb.Of(ClockKind.Respond), issue.Climbs[1], issue.Climbs[2], issue.Climbs[3]] } },
        { "holder must be done by", issue => issue with { Holders = [issue.Holders[0] with { CloseDueAt = Start }] } },
        { "promise due", issue => issue with { Whistles = [issue.Whistles[0], issue.Whistles[1] with { Clocks = [issue.Whistles[1].Clocks[0], issue.Whistles[1].Clocks[1], issue.Whistles[1].Clocks[2] with { DueAt = Start }] }] } },
        { "lines", issue => issue with { Whistles = [issue.Whistles[0]] } },
        { "parks", issue => issue with { Parks = 2 } },
    };

    // Harm: the case is wrong and the day says it is right.
    [Theory]
    [MemberData(nameof(Faults))]
    public void Control_a_fault_put_in_by_hand_is_found(string what, Func<Issue, Issue> fault)
    {
        Assert.Empty(Compare(file.Issue!));
        Assert.Contains(Compare(fault(file.Issue!)), found => found.TrimStart().StartsWith($"{what}:", StringComparison.Ordinal));
    }

    // Harm: the domain refuses, repeats or does something else than it must, and nobody notices.
    [Fact]
    public void Control_an_outcome_that_was_not_foreseen_is_found()
    {
        var forgetful = new CaseFile(file.Id) { Issue = file.Issue! with { Operations = [], State = IssueState.Completed }, Book = file.Book };

        var found = Assert.Throws<DifferenceException>(() => overseer.Give(forgetful, new IssueCommand.Arrive(), At(31)));

        Assert.Contains("wrong_state", found.Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<string> Compare(Issue issue)
    {
        var differences = new Differences();
        Comparison.Of(issue, file.Book!, Start.AddMinutes(40), differences, whole: true);
        return differences.Found;
    }

    private void Give(int minute, IssueCommand command) => Assert.IsType<Decision.Done>(overseer.Give(file, command, At(minute)));

    private static Stamp At(int minute) => new(Start.AddMinutes(minute), Guid.NewGuid(), People.Machine);
}
