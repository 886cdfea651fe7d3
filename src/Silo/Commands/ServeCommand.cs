using GridOrleans.Api;
using GridOrleans.Api.Access;
using GridOrleans.Grains;
using GridOrleans.Jobs;
using GridOrleans.Jobs.Notices;
using GridOrleans.Silo.Engines;
using GridOrleans.Silo.Operations;
using GridOrleans.Storage;
using GridOrleans.Storage.Attachments;

namespace GridOrleans.Silo.Commands;

/// <summary>
/// The product's process. Services start in the order they are added here – storage and its clock, engine, sweeper, jobs, Api, last the port – and stop in
/// the reverse: nothing new comes in, what is under way ends, then the grains go.
/// </summary>
public static class ServeCommand
{
    public static async Task<int> Run(GridOptions options)
    {
        try
        {
            await using var app = Build(options);
            await app.Services.GetRequiredService<Preparation>().Run(CancellationToken.None);
            await app.StartAsync();
            await app.WaitForShutdownAsync();
            return ExitCodes.Fine;
        }
        catch (StartRefusedException refused)
        {
            Console.Error.WriteLine(refused.Message);
            return ExitCodes.Failed;
        }
    }

    /// <summary>A setting that is out of its range ends the start with the sentence that names it.</summary>
    private static T Checked<T>(Func<IConfiguration, T> read, IConfiguration configuration)
    {
        try
        {
            return read(configuration);
        }
        catch (ArgumentException wrong)
        {
            throw new StartRefusedException(wrong.Message);
        }
    }

    private static WebApplication Build(GridOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls([.. options.Urls]);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = GridOptions.DrainLimit);
        builder.Services.AddSingleton(options);
        builder.AddGridLogging();
        builder.Services.AddGridTracing(options);
        builder.Services.AddGridMetrics();
        builder.Services.AddGridHealth(options);

        builder.Services.AddGridStorage(options.Database);
        builder.Services.AddGridFiles(Checked(ContentOptions.From, builder.Configuration));
        builder.Services.AddNoticeChannels(Checked(NoticeOptions.From, builder.Configuration));
        builder.Services.AddSingleton<Preparation>();
        builder.AddGridEngine(options);
        if (options.Has(GridRole.Silo)) builder.Services.AddGridGrains().AddDeadlineSweeper();
        if (options.Has(GridRole.Jobs))
        {
            builder.Services.AddJobs();
            builder.Services.AddGridJobs(options.Database);
        }

        if (options.Has(GridRole.Api)) builder.Services.AddGridApi(builder.Configuration);

        var app = builder.Build();
        if (options.Has(GridRole.Api)) app.MapGridApi();
        if (options.Has(GridRole.Api | GridRole.Jobs)) app.MapGridJobs().RequireAuthorization(Policies.Administrator);
        app.MapGridHealth();
        app.MapGridMetrics();
        return app;
    }
}
