using Bogus;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.History;
using GridOrleans.Domain.Issues;
using GridOrleans.Simulator.City;

namespace GridOrleans.Simulator.Citizens;

public sealed record Point(double Longitude, double Latitude);

public sealed record ReportingPerson(string Name, string Phone);

/// <summary>The body of <c>POST /api/issues</c>.</summary>
public sealed record NewReport(
    Guid OperationId,
    string CategoryCode,
    string Words,
    Channel Channel,
    Point? Point,
    string? BuildingId,
    string? Address,
    ReportingPerson? Reporter);

/// <param name="Token">Whose token it is sent with; null = a resident without an account.</param>
public sealed record Call(NewReport Report, string? Token);

/// <summary>What people report: where, about what, in which words. The same seed tells the same stories in the same order.</summary>
/// <param name="run">Tells this run's operation ids from those of any other run with the same seed.</param>
public sealed class Reports(Town town, int seed, string run)
{
    /// <summary>Of all reports, those that name a building; the rest point at the map or write an address.</summary>
    private const float NamesBuilding = 0.62f, WritesAddress = 0.45f;

    private static readonly string[] Openings = ["", "", "", "你好，", "麻烦看一下，", "反映一个问题：", "又来了，"];
    private static readonly string[] Endings = ["", "", "", "请尽快处理。", "已经好几天了。", "希望有人来看看。", "反映过一次没有结果。"];

    private readonly Faker faker = new("zh_CN") { Random = Draw.For(seed, "reports") };
    private readonly Places places = new(town, seed);
    private long told;

    public Call Next()
    {
        told++;
        var grid = places.NextGrid(faker.Random);
        var building = faker.Random.ListItem(town.BuildingsByGrid[grid.Code].ToList());
        var category = CategoryFor(grid, building);
        var channel = ChannelFor(category);
        var named = category.UnitId is null || faker.Random.Bool(NamesBuilding);
        var written = !named && faker.Random.Bool(WritesAddress);
        var report = new NewReport(
            OperationId.Derive("report", run, told.ToString()),
            category.Code,
            faker.Random.ArrayElement(Openings) + faker.Random.ListItem([.. category.Examples]) + faker.Random.ArrayElement(Endings),
            channel,
            named || written ? null : Near(building),
            named ? building.Id : null,
            written ? building.Name : null,
            channel is Channel.Resident or Channel.Hotline
                ? new ReportingPerson(faker.Name.LastName() + faker.Name.FirstName(), $"1380001{faker.Random.Int(0, 9999):0000}")
                : null);
        return new Call(report, TokenFor(channel, grid, building));
    }

    /// <summary>Property matters need an estate, orders of enterprises the park; an emergency is rare.</summary>
    private CategoryPlan CategoryFor(AreaPlan grid, BuildingPlan building)
    {
        var enterprise = grid.GridKind == "dedicated" && grid.ParentCode!.StartsWith(Places.ParkCode(town), StringComparison.Ordinal);
        // A major matter is brought to a table, not reported in passing.
        var possible = town.Plan.Categories.Where(category => !category.MajorMatter)
            .Where(c => c.UnitId is not null || building.EstateId is not null)
            .Where(c => c.Whistle != Domain.Whistles.WhistleKind.Enterprise || enterprise)
            .ToList();
        var weights = possible.Select(c => c.Urgent ? 0.4f : c.Whistle == Domain.Whistles.WhistleKind.Enterprise ? 6f : c.UnitId is null ? 1.5f : 1f).ToArray();
        var sum = weights.Sum();
        return faker.Random.WeightedRandom([.. possible], [.. weights.Select(w => w / sum)]);
    }

    private Channel ChannelFor(CategoryPlan category) => category.Whistle == Domain.Whistles.WhistleKind.Enterprise
        ? Channel.Enterprise
        : faker.Random.WeightedRandom(
            [Channel.Resident, Channel.Member, Channel.Hotline, Channel.PropertyFirm, Channel.Sensor], [0.50f, 0.23f, 0.16f, 0.09f, 0.02f]);

    private string? TokenFor(Channel channel, AreaPlan grid, BuildingPlan building) => channel switch
    {
        Channel.Resident => null,
        Channel.Member => town.TokenOf(grid.Code),
        Channel.PropertyFirm => town.FirstCallOf(building.Id) is { } unit ? town.TokenOf(unit) : town.Dispatcher,
        Channel.Enterprise => town.TokenOf("dept-park") ?? town.Dispatcher,
        _ => town.Dispatcher,
    };

    /// <summary>Within some 15 m of the building's door.</summary>
    private Point Near(BuildingPlan building) => new(
        Math.Round(building.Longitude + faker.Random.Double(-0.00015, 0.00015), 6),
        Math.Round(building.Latitude + faker.Random.Double(-0.00012, 0.00012), 6));
}
