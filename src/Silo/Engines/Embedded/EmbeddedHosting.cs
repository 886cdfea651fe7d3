using GridOrleans.Contracts.Json;
using GridOrleans.Grains;
using GridOrleans.Jobs;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Orleans.Hosting;

namespace GridOrleans.Silo.Engines;

/// <summary>The embedded engine: the same grains in this one process.</summary>
public static partial class GridEngine
{
    public const string Name = "embedded";

    public static void AddGridEngine(this WebApplicationBuilder builder, GridOptions options)
    {
        if (!options.Has(GridRole.Silo))
        {
            throw new StartRefusedException("GRID_ROLES leaves out silo, but the embedded engine runs the grains in this one process; build with Engine=Orleans to share roles among processes.");
        }

        builder.Services.AddEmbeddedEngine(engine =>
        {
            engine.GrainAssemblies.Add(typeof(GrainServices).Assembly);
            engine.ConnectionString = options.Database;
            engine.StateJson = GridJson.Options;
            engine.Stores.Add("grid");
            engine.ResponseTimeout = TimeSpan.FromSeconds(5);
        });
        builder.Services.AddHealthChecks().AddCheck("engine", () => HealthCheckResult.Healthy("1 process"), tags: [JobsServices.Ready]);
    }
}
