using GridOrleans.Grains.Grids;
using GridOrleans.Grains.Issues;
using GridOrleans.Grains.Wall;
using Microsoft.Extensions.DependencyInjection;

namespace GridOrleans.Grains;

/// <summary>What the grains need beside the ports of Contracts.</summary>
public static class GrainServices
{
    public static IServiceCollection AddGridGrains(this IServiceCollection services) => services
        .AddSingleton<IssueWakes>()
        .AddSingleton<IssueNeighbours>()
        .AddSingleton<IssueMetrics>()
        .AddSingleton<PatrolRules>()
        .AddSingleton<FeedMetrics>();
}
