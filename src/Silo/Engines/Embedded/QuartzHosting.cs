using GridOrleans.Contracts.Jobs;
using GridOrleans.Silo.Operations;
using Npgsql;

namespace GridOrleans.Silo.Engines;

public static partial class GridEngine
{
    /// <summary>Quartz as the job engine.</summary>
    public static void AddGridJobs(this IServiceCollection services, string database)
    {
        services.AddLogging(logging => logging.AddFilter("Quartz", LogLevel.Warning));
        QuartzJobs.Add(
            services,
            new NpgsqlConnectionStringBuilder(database) { ApplicationName = "GridOrleans jobs", MaxPoolSize = 24, Enlist = false }.ConnectionString);
    }

    /// <summary>A plain page with the facts; who may see it is said by the caller on what this returns.</summary>
    public static IEndpointConventionBuilder MapGridJobs(this IEndpointRouteBuilder app) => app.MapGet("/jobs", async (IJobEngine jobs, CancellationToken cancellation) =>
        Results.Content(JobsPage.Of(await jobs.Figures(cancellation)), "text/html; charset=utf-8"));
}
