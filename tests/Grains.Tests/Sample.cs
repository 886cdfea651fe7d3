using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.History;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.GrainTests;

/// <summary>Issues made by the real decider, at a fixed noon.</summary>
internal static class Sample
{
    public const string District = "990103", Grid = "990103001001001", Department = "dept-water";

    public static DateTimeOffset Noon { get; } = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);

    public static Issue Reported(int number = 1, string grid = Grid, DateTimeOffset? at = null)
    {
        var report = new IssueCommand.Report(
            $"20261120-{number:0000}", "sewage", false, "井盖一直往外冒水", Channel.Resident,
            new(District, District + "001", District + "001001", grid, null, null, "锦绣澜庭 7 号楼", null, 118.5, 36.7),
            SlaPolicy.Pledge2341, Ladder.FourLevels, new(Department, WhistleKind.Community, "澜庭社区"), District + "001", "hash");
        return Next(null, report, at ?? Noon, new Guid(number, 0, 0, new byte[8]));
    }

    public static Issue Next(Issue? issue, IssueCommand command, DateTimeOffset at, Guid? id = null)
    {
        var stamp = new Stamp(at, OperationId.Derive(command.ToString(), $"{at.UtcTicks}", $"{issue?.Id ?? id}"), Actor.Rule("test"));
        var done = Assert.IsType<Decision.Done>(IssueDecider.Decide(issue, command, stamp));
        return IssueEvolver.Apply(issue?.Id ?? id!.Value, issue, done.Events, stamp);
    }

    public static Issue Due(Issue issue, DateTimeOffset at)
    {
        while (Wake.Of(issue).MinBy(wake => wake.DueAt) is { } wake && wake.DueAt <= at)
        {
            issue = Next(issue, new IssueCommand.ClockDue(wake.Kind, wake.Generation), at);
        }

        return issue;
    }

    public static IDistrictDirectory Directory { get; } = new OneGridDistrict();

    /// <summary>A district of one grid: what a picture asks of its directory.</summary>
    private sealed class OneGridDistrict : IDistrictDirectory
    {
        public string Code => District;

        public string Name => "临澜区";

        public TimeZoneInfo Zone => TimeZoneInfo.Utc;

        public DateOnly Day => new(2026, 11, 20);

        public bool IsDemo => true;

        public int DrillDivisor => 1;

        public SlaPolicy Policy => SlaPolicy.Pledge2341;

        public Ladder Ladder => Ladder.FourLevels;

        public string FallbackUnitId => District;

        public IReadOnlyCollection<AreaPlan> Areas { get; } = [new(Grid, District + "001001", "grid", "第 1 网格", "府前 01 网格", null, "residential", 350)];

        public IReadOnlyCollection<UnitPlan> Units => [];

        public IReadOnlyCollection<CategoryPlan> Categories => [];

        public DistrictMap Map { get; } = new(District, "临澜区", "Asia/Shanghai", 1, [], null, new([], [], []), [], []);

        public AreaPlan? Area(string code) => null;

        public UnitPlan? Unit(string id) => null;

        public CategoryPlan? Category(string code) => null;

        public EstatePlan? Estate(string id) => null;

        public BuildingPlan? Building(string id) => null;

        public EstateTypePlan? EstateType(string code) => null;

        public AreaPlan? GridAt(double longitude, double latitude) => null;

        public (BuildingPlan Building, double DistanceMetres)? BuildingNear(double longitude, double latitude) => null;

        public BuildingPlan? BuildingByAddress(string words) => null;
    }
}
