using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Areas.Staff;
using GridOrleans.Contracts.Grains;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Issues;
using GridOrleans.Jobs.Owners;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;

namespace GridOrleans.JobTests.Owners;

/// <summary>事事有人管: an issue whose owner is not there any more would be waited for by nobody.</summary>
public sealed class EveryOpenIssueHasAnOwner : IDisposable
{
    private const string Hall = "990103", Community = "990103001001", Grid = "990103001001001";

    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);

    private static readonly StaffPlan Staffed = new(
        Hall, "Asia/Shanghai", [new(Hall, null, "district", "区", "区", null, null, 0), new(Community, Hall, "community", "社区", "社区", null, null, 0), new(Grid, Community, "grid", "网格", "网格", null, "residential", 350)],
        [],
        [Office(Hall), Office(Community), Office(Grid), new("firm", "物业", "物业", UnitKind.PropertyFirm, null)],
        [new("chief", "王", "1"), new("officer", "何", "2"), new("liaison", "周", "3")],
        [new("chief", "gridChief", Grid, Grid, null, null), new("officer", "areaOfficer", Community, Community, null, null), new("liaison", "liaison", null, "firm", null, null)],
        [], [], [new("grid", "gridChief", null, 1, true), new("community", "areaOfficer", null, 1, true), new("propertyFirm", "liaison", null, 1, true)], []);

    private readonly TestMeters meters = new();
    private readonly Town town = new();

    public void Dispose() => meters.Dispose();

    [Fact]
    public async Task While_everybody_is_there_nothing_moves()
    {
        await Look(Staffed, town.Issue(1, Grid), town.Issue(2, "firm"));
        Assert.Empty(town.Requests);
        Assert.Empty(town.Open);
    }

    [Fact]
    public async Task The_issue_of_a_unit_that_is_gone_moves_to_the_community_of_its_place()
    {
        var issue = town.Issue(1, "firm");
        await Look(Staffed with { Units = [.. Staffed.Units.Select(unit => unit.Id == "firm" ? unit with { ValidTo = new(2026, 11, 20) } : unit)] }, issue, town.Issue(2, Grid));
        var request = Assert.Single(town.Requests);
        Assert.Equal(Community, Assert.IsType<IssueCommand.MoveUp>(request.Command).OwnerUnitId);
        Assert.Equal(ActorKind.Rule, request.Actor.Kind);
        Assert.Equal(issue.Id, Assert.Single(town.Open, alarm => alarm.Kind == AlarmKind.Orphan).IssueId);
    }

    [Fact]
    public async Task While_the_chief_is_away_without_a_deputy_the_grids_issues_move_up_and_the_post_is_an_alarm()
    {
        var away = Staffed with { Absences = [new("1", "chief", Noon.AddHours(-1), Noon.AddHours(1), null, null)] };
        await Look(away, town.Issue(1, Grid));
        Assert.Equal(Community, Assert.IsType<IssueCommand.MoveUp>(Assert.Single(town.Requests).Command).OwnerUnitId);
        Assert.Contains(town.Open, alarm => alarm is { Kind: AlarmKind.Vacancy, UnitId: Grid, PostKind: "gridChief" });

        town.Requests.Clear();
        await Look(away with { Absences = [away.Absences[0] with { DeputyPersonId = "officer" }] }, town.Issue(1, Grid));
        Assert.Empty(town.Requests);
        Assert.Empty(town.Open);
    }

    [Fact]
    public async Task Who_is_away_above_too_is_passed_over()
    {
        var away = Staffed with { Absences = [new("1", "chief", Noon.AddHours(-1), Noon.AddHours(1), null, null), new("2", "officer", Noon.AddHours(-1), Noon.AddHours(1), null, null)] };
        await Look(away, town.Issue(1, Grid));
        Assert.Equal(Hall, Assert.IsType<IssueCommand.MoveUp>(Assert.Single(town.Requests).Command).OwnerUnitId);
    }

    [Fact]
    public async Task The_same_look_twice_is_one_operation_and_another_version_is_another()
    {
        var gone = Staffed with { Units = [.. Staffed.Units.Where(unit => unit.Id != "firm")] };
        await Look(gone, town.Issue(1, "firm"));
        await Look(gone, town.Issue(1, "firm"));
        await Look(gone, town.Issue(1, "firm") with { Version = 9 });
        Assert.Equal(2, town.Requests.Select(request => request.OperationId).Distinct().Count());
    }

    [Fact]
    public async Task One_that_cannot_be_moved_holds_up_no_other_and_stays_an_alarm()
    {
        town.Fails = 1;
        await Look(Staffed with { Units = [.. Staffed.Units.Where(unit => unit.Id != "firm")] }, town.Issue(1, "firm"), town.Issue(2, "firm"));
        Assert.Equal(2, town.Requests.Count);
        Assert.Equal(2, town.Open.Count(alarm => alarm.Kind == AlarmKind.Orphan));
    }

    private async Task Look(StaffPlan staff, params OwnedIssue[] issues)
    {
        var book = new StaffBook(staff);
        town.All = issues;
        town.Current = Stand.In<IDistrictDirectory>((method, _) => method.Name == "get_Staff" ? book : null);
        await new OwnerWatch(town, town, town, town.Grains, new(), new(meters), new AtNoon(), NullLogger<OwnerWatch>.Instance).Look(CancellationToken.None);
    }

    private static UnitPlan Office(string code) => new(code, code, code, UnitKind.AreaOffice, code);

    private sealed class AtNoon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Noon;
    }

    private sealed class Town : IDistricts, IOwnedIssues, IAlarms
    {
        public Town() => Grains = Stand.In<IGrainFactory>((method, _) => method.Name == "GetGrain" ? Stand.In<IIssueGrain>((call, arguments) => call.Name == "Execute" ? Execute((CommandRequest)arguments[0]!) : null) : null);

        public IGrainFactory Grains { get; }

        public IDistrictDirectory? Current { get; set; }

        public OwnedIssue[] All { get; set; } = [];

        public List<CommandRequest> Requests { get; } = [];

        public List<OfficeAlarm> Open { get; } = [];

        public int Fails { get; set; }

        public OwnedIssue Issue(int number, string owner) => new(new Guid(number, 0, 0, new byte[8]), 3, $"20261120-{number:0000}", owner, Grid);

        public Task<IReadOnlyList<string>> Owners(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>([.. All.Select(issue => issue.OwnerUnitId).Distinct()]);

        public Task<IReadOnlyList<OwnedIssue>> OpenOf(IReadOnlyList<string> ownerUnitIds, int limit, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<OwnedIssue>>([.. All.Where(issue => ownerUnitIds.Contains(issue.OwnerUnitId)).Take(limit)]);

        public Task SettlePatrols(CancellationToken cancellation) => Task.CompletedTask;

        public Task<AlarmChange> Reconcile(AlarmKind kind, IReadOnlyList<OfficeAlarm> now, CancellationToken cancellation)
        {
            var cleared = Open.RemoveAll(alarm => alarm.Kind == kind);
            Open.AddRange(now);
            return Task.FromResult(new AlarmChange(now.Count, cleared));
        }

        public Task<IReadOnlyList<RaisedAlarm>> Read(AlarmKind? kind, bool openOnly, long? before, int limit, CancellationToken cancellation) => throw new NotSupportedException();

        private Task<CommandAnswer> Execute(CommandRequest request)
        {
            Requests.Add(request);
            return Fails-- > 0 ? Task.FromException<CommandAnswer>(new TimeoutException()) : Task.FromResult(new CommandAnswer(AnswerKind.Done, null, null));
        }
    }
}
