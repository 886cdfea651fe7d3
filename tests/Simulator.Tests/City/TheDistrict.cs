using GridOrleans.Contracts.Areas;
using GridOrleans.Simulator.City;

namespace GridOrleans.Simulator.Tests.City;

/// <summary>The demo district, made once for all tests that look at it.</summary>
public sealed class TheDistrict
{
    public const int Seed = 2341;

    public DistrictPlan Plan { get; } = District.Plan(Seed);

    public IReadOnlyList<AreaPlan> Level(string level) => [.. Plan.Areas.Where(a => a.Level == level)];
}
