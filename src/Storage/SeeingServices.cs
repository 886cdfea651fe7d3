using GridOrleans.Storage.Duplicates;
using GridOrleans.Storage.Figures;
using GridOrleans.Storage.Load;
using GridOrleans.Storage.Projection;
using GridOrleans.Storage.Rebuild;
using GridOrleans.Storage.Search;
using GridOrleans.Storage.Views;
using Microsoft.Extensions.DependencyInjection;

namespace GridOrleans.Storage;

/// <summary>What searches, figures and duplicates read, and who keeps it up to date.</summary>
public static class SeeingServices
{
    internal static IServiceCollection AddSeeing(this IServiceCollection services)
    {
        services.AddSingleton<ProjectionMetrics>();
        services.AddSingleton<IssueProjector>();
        services.AddHostedService<ProjectorService>();
        services.AddSingleton<IssueRebuilder>();
        return services.AddSeeingReaders();
    }

    /// <summary>Only what answers questions: needs a database and nothing else.</summary>
    public static IServiceCollection AddSeeingReaders(this IServiceCollection services)
    {
        services.AddSingleton<IssueSearch>();
        services.AddSingleton<DuplicateFinder>();
        services.AddSingleton<SavedViews>();
        services.AddSingleton<FigureStore>();
        services.AddSingleton<HotSpots>();
        services.AddSingleton<OpenLoad>();
        return services;
    }
}
