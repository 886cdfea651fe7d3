using GridOrleans.Grains;
using GridOrleans.Jobs;
using GridOrleans.Silo.Engines;
using GridOrleans.Silo.Operations;

namespace GridOrleans.Silo.Commands;

/// <summary>The product's process.</summary>
public static class ServeCommand
{
    public static async Task<int> Run(GridOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls([.. options.Urls]);
        builder.AddGridLogging();
        builder.Services.AddGridTracing(options);
        builder.Services.AddGridMetrics();
        builder.Services.AddGridHealth(options);
        builder.Services.AddGridGrains();
        builder.AddGridEngine(options);
        if (options.Has(GridRole.Silo)) builder.Services.AddDeadlineSweeper();
        if (options.Has(GridRole.Jobs))
        {
            builder.Services.AddJobs();
            builder.Services.AddGridJobs(options.Database);
        }

        await using var app = builder.Build();
        app.MapGridHealth();
        app.MapGridMetrics();
        if (options.Has(GridRole.Jobs)) app.MapGridJobs();
        await app.RunAsync();
        return ExitCodes.Fine;
    }
}
