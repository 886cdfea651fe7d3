using GridOrleans.Storage.Duplicates;
using GridOrleans.Storage.Projection;
using GridOrleans.Storage.Search;
using GridOrleans.Storage.Views;
using Microsoft.Extensions.DependencyInjection;

namespace GridOrleans.Storage;

/// <summary>What searches, figures and duplicates read, and who keeps it up to date.</summary>
internal static class SeeingServices
{
    public static IServiceCollection AddSeeing(this IServiceCollection services)
    {
        services.AddSingleton<ProjectionMetrics>();
        services.AddSingleton<IssueProjector>();
        services.AddHostedService<ProjectorService>();
        services.AddSingleton<IssueSearch>();
        services.AddSingleton<DuplicateFinder>();
        services.AddSingleton<SavedViews>();
        return services;
    }
}
