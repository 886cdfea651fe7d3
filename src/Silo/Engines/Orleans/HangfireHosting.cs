using GridOrleans.Contracts.Jobs;
using Hangfire;
using Hangfire.AspNetCore;
using Npgsql;

namespace GridOrleans.Silo.Engines;

public static partial class GridEngine
{
    /// <summary>Hangfire as the job engine: its storage, its server and its dashboard.</summary>
    public static void AddGridJobs(this IServiceCollection services, string database)
    {
        var pooled = new NpgsqlConnectionStringBuilder(database) { ApplicationName = "gridorleans jobs", MaxPoolSize = 24, Enlist = false }.ConnectionString;
        services.AddLogging(logging => logging.AddFilter("Hangfire", LogLevel.Warning));
        services.AddSingleton<JobStorage>(_ => HangfireJobs.Open(pooled));
        services.AddSingleton<IJobEngine, HangfireJobs>();
        services.AddTransient<HangfireRunner>();
        services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings());
        services.AddHangfireServer((provider, server) =>
        {
            server.Activator = new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>());
            server.WorkerCount = Math.Clamp(Environment.ProcessorCount * 4, 8, 20);
            server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
            server.HeartbeatInterval = TimeSpan.FromSeconds(5);
            server.ShutdownTimeout = TimeSpan.FromSeconds(5);
        });
    }

    /// <summary>The dashboard; who may see it is said by the caller on what this returns.</summary>
    public static IEndpointConventionBuilder MapGridJobs(this IEndpointRouteBuilder app) => app.MapHangfireDashboard("/jobs", new DashboardOptions
    {
        Authorization = [], // the endpoint's own policy decides; Hangfire's default would let anybody on this machine in
        DashboardTitle = "GridOrleans jobs",
        DisplayStorageConnectionString = false,
        AppPath = "/",
    });
}
