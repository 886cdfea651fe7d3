using Bogus;
using GridOrleans.Contracts.Areas;
using GridOrleans.Simulator.City;

namespace GridOrleans.Simulator.Citizens;

/// <summary>Some places always make trouble: a few hot grids get many reports, most get some, by the number of their houses.</summary>
internal sealed class Places
{
    private const int HotGrids = 14;
    private const float HotWeight = 7;

    private readonly AreaPlan[] grids;
    private readonly float[] weights;

    public Places(Town town, int seed)
    {
        var draw = Draw.For(seed, "hot spots");
        grids = [.. town.Grids];
        var hot = draw.ListItems([.. grids.Select(g => g.Code)], HotGrids).ToHashSet();
        var raw = grids.Select(g => (hot.Contains(g.Code) ? HotWeight : 1) * (8 + town.BuildingsByGrid[g.Code].Count())).ToArray();
        var sum = raw.Sum();
        weights = [.. raw.Select(w => w / sum)];
    }

    public AreaPlan NextGrid(Randomizer draw) => draw.WeightedRandom(grids, weights);

    /// <summary>The street that is a park 园区, whose enterprises place orders.</summary>
    public static string ParkCode(Town town) => town.Plan.Areas.First(a => a.Level == "street" && a.Name.EndsWith("园区", StringComparison.Ordinal)).Code;
}
