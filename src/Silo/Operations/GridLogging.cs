using Microsoft.Extensions.Logging.Console;

namespace GridOrleans.Silo.Operations;

/// <summary>People read lines, machines read JSON: whichever stands at the other end of the console.</summary>
public static class GridLogging
{
    public static void AddGridLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(LogLevel.Information);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.Logging.AddFilter("Orleans", LogLevel.Warning);
        builder.Logging.AddFilter("Npgsql", LogLevel.Warning);
        if (Console.IsOutputRedirected)
        {
            builder.Logging.AddJsonConsole(Times);
        }
        else
        {
            builder.Logging.AddSimpleConsole(options =>
            {
                options.SingleLine = true;
                options.TimestampFormat = "HH:mm:ss.fff ";
            });
        }
    }

    private static void Times(JsonConsoleFormatterOptions options)
    {
        options.UseUtcTimestamp = true;
        options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        options.IncludeScopes = false;
    }
}
