using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using Npgsql;

namespace GridOrleans.Silo.Configuration;

/// <summary>Reads <see cref="GridOptions"/> and says of every wrong value which it is and what is expected, all at once.</summary>
public sealed class GridOptionsReader(Func<string, string?> variable)
{
    private readonly List<string> problems = [];

    public static bool TryRead(Func<string, string?> variable, [NotNullWhen(true)] out GridOptions? options, out IReadOnlyList<string> problems)
    {
        var reader = new GridOptionsReader(variable);
        var read = reader.Read();
        problems = reader.problems;
        options = problems.Count == 0 ? read : null;
        return options is not null;
    }

    private GridOptions Read() => new(
        Database(),
        Urls(),
        Roles(),
        ExistingFile("GRID_SEED"),
        ExistingFolder("GRID_WEB"),
        TraceEndpoint(),
        new(Text("GRID_CLUSTER") ?? "grid", Address(), Port("GRID_SILO_PORT"), Port("GRID_GATEWAY_PORT")));

    private string Database()
    {
        if (Text("GRID_DB") is not { } text)
        {
            return Problem("", "GRID_DB is not set: it must be the connection string of the PostgreSQL database, e.g. “Host=127.0.0.1;Database=grid;Username=grid”.");
        }

        try
        {
            var parsed = new NpgsqlConnectionStringBuilder(text);
            return parsed.Host is null ? Problem(text, "GRID_DB names no Host.") : text;
        }
        catch (Exception failure) when (failure is ArgumentException or DbException or FormatException or InvalidCastException)
        {
            return Problem(text, $"GRID_DB is not a PostgreSQL connection string: {failure.Message}");
        }
    }

    private string[] Urls()
    {
        var urls = (Text("GRID_URL") ?? "http://127.0.0.1:8080").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var url in urls)
        {
            // “http://*:8080” and “http://+:8080” are no URIs, yet Kestrel takes them: every address.
            var plain = url.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal);
            if (!Uri.TryCreate(plain, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            {
                Problem(url, $"GRID_URL holds “{url}”, which is not a URL such as “http://127.0.0.1:8080”.");
            }
        }

        return urls;
    }

    private GridRole Roles()
    {
        if (Text("GRID_ROLES") is not { } text) return GridRole.All;
        GridRole roles = 0;
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            roles |= word.ToLowerInvariant() switch
            {
                "silo" => GridRole.Silo,
                "api" => GridRole.Api,
                "jobs" => GridRole.Jobs,
                _ => Problem<GridRole>(0, $"GRID_ROLES holds “{word}”; a role is silo, api or jobs, separated by commas."),
            };
        }

        return roles == 0 && problems.Count == 0 ? Problem(roles, "GRID_ROLES names no role; a role is silo, api or jobs.") : roles;
    }

    private IPAddress Address()
    {
        if (Text("GRID_SILO_ADDRESS") is not { } text) return IPAddress.Loopback;
        return IPAddress.TryParse(text, out var address)
            ? address
            : Problem(IPAddress.Loopback, $"GRID_SILO_ADDRESS is “{text}”, which is not an IP address.");
    }

    private int Port(string name)
    {
        if (Text(name) is not { } text) return 0;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue
            ? port
            : Problem(0, $"{name} is “{text}”, which is not a port (0–65535; 0 = any free one).");
    }

    private Uri? TraceEndpoint()
    {
        if (Text("OTEL_EXPORTER_OTLP_ENDPOINT") is not { } text) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri)
            ? uri
            : Problem<Uri?>(null, $"OTEL_EXPORTER_OTLP_ENDPOINT is “{text}”, which is not a URL.");
    }

    private string? ExistingFile(string name) => Text(name) is not { } path || File.Exists(path)
        ? Text(name)
        : Problem<string?>(null, $"{name} names the file “{path}”, which does not exist.");

    private string? ExistingFolder(string name) => Text(name) is not { } path || Directory.Exists(path)
        ? Text(name)
        : Problem<string?>(null, $"{name} names the folder “{path}”, which does not exist.");

    private string? Text(string name) => variable(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private T Problem<T>(T instead, string sentence)
    {
        problems.Add(sentence);
        return instead;
    }
}
