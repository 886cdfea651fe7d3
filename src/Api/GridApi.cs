using GridOrleans.Api.Access;
using GridOrleans.Api.Areas;
using GridOrleans.Api.Books;
using GridOrleans.Api.Attachments;
using GridOrleans.Api.Export;
using GridOrleans.Api.Figures;
using GridOrleans.Api.Intake;
using GridOrleans.Api.Issues;
using GridOrleans.Api.Json;
using GridOrleans.Api.Ladders;
using GridOrleans.Api.Live;
using GridOrleans.Api.Load;
using GridOrleans.Api.Notices;
using GridOrleans.Api.OpenApi;
using GridOrleans.Api.Pages;
using GridOrleans.Api.Clocks;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Search;
using GridOrleans.Api.Tracking;
using GridOrleans.Api.Units;
using GridOrleans.Api.Wall;
using GridOrleans.Contracts.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GridOrleans.Api;

/// <summary>The Api of a process: everything that comes in by HTTP, and the live line.</summary>
public static class GridApi
{
    /// <summary>What of a slow viewer's frames may wait in the socket's buffer; beyond it the viewer's own conflation begins.</summary>
    private const int LineBufferBytes = 64 * 1024;

    /// <summary>Viewers only say what they watch.</summary>
    private const int MaxHubMessageBytes = 4 * 1024;

    /// <summary>Screens give a line up after five seconds of silence.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(2);

    /// <summary>Needs the storage and a grain client beside it.</summary>
    public static IServiceCollection AddGridApi(this IServiceCollection services, IConfiguration configuration)
    {
        var options = GridApiOptions.From(configuration);
        services.AddSingleton(options);
        services.AddSingleton(options.Live);
        services.Configure<KestrelServerOptions>(server => server.Limits.MaxRequestBodySize = GridApiOptions.MaxBodyKilobytes * 1024);
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json => HttpJson.Configure(json.SerializerOptions));
        services.AddDataProtection().SetApplicationName("GridOrleans");
        services.AddGridAccess(options);
        services.AddGridRates(options.Rates);
        services.AddGridDescription();

        services.AddSingleton<IAccounts, StoredAccounts>();
        services.AddSingleton<IInstallationSecrets, InstallationSecrets>();
        services.AddSingleton<TrackSecret>();
        services.AddSingleton<IReporters, StoredReporters>();
        services.AddSingleton<CommandDesk>();
        services.AddSingleton<AttachmentFiles>();
        services.AddSingleton<CarriedAttachments>();
        services.AddSingleton<TrackedIssues>();
        services.AddSingleton<TrackDesk>();
        services.AddSingleton<MapCache>();
        services.AddSingleton<FigureDesk>();
        services.AddSingleton<WallSnapshots>();

        services.AddMetrics();
        services.AddSingleton<LiveMetrics>();
        services.AddSingleton<WallRelay>();
        services.AddHostedService<FeedSubscription>();
        services.AddHostedService<LiveGuard>();
        services.AddSingleton<HubFailures>();
        services.Configure<LoggerFilterOptions>(logging => logging.AddFilter(HubFailures.ReplacedCategory, LogLevel.None));
        services.AddSignalR(hub =>
            {
                hub.KeepAliveInterval = KeepAlive;
                hub.MaximumReceiveMessageSize = MaxHubMessageBytes;
                hub.MaximumParallelInvocationsPerClient = 1;
                hub.AddFilter<HubFailures>();
            })
            .AddJsonProtocol(json => GridJson.Configure(json.PayloadSerializerOptions));
        return services;
    }

    public static void MapGridApi(this WebApplication app)
    {
        var web = app.Services.GetRequiredService<GridApiOptions>().WebRoot;
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseWebFiles(web);
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<SameOrigin>();
        app.UseRateLimiter();
        app.UseAuthorization();

        app.MapSession();
        app.MapIntake();
        app.MapQueue();
        app.MapReading();
        app.MapPast();
        app.MapSearch();
        app.MapViews();
        app.MapDuplicates();
        app.MapFigures();
        app.MapExports();
        app.MapLoad();
        app.MapCommands();
        app.MapMaps();
        app.MapDuties();
        app.MapUnits();
        app.MapAreaBooks();
        app.MapAreaChanges();
        app.MapEstates();
        app.MapUnitBooks();
        app.MapPeople();
        app.MapPosts();
        app.MapRosters();
        app.MapBookFiles();
        app.MapStaffing();
        app.MapLadders();
        app.MapWall();
        app.MapPublic();
        app.MapPolicies();
        app.MapCalendars();
        app.MapTracking();
        app.MapInbox();
        app.MapNoticePreferences();
        app.MapWebhooks();
        app.MapAttachments();
        app.MapTrackAttachments();
        app.MapHub<LiveHub>(LiveHub.Path, line =>
        {
            line.TransportMaxBufferSize = LineBufferBytes;
            line.ApplicationMaxBufferSize = MaxHubMessageBytes * 2;
            line.Transports = HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling;
        });
        app.MapDescription();
        app.MapWebPages(web);
    }
}
