using System.Net;

namespace GridOrleans.Silo.Configuration;

/// <summary>Everything a process is told from outside, checked before anything starts. <see cref="GridOptionsReader"/> reads it from the environment.</summary>
/// <param name="Database">GRID_DB: Npgsql connection string of the one store.</param>
/// <param name="Urls">GRID_URL: where to listen, “http://127.0.0.1:8080”; several are separated by “;”.</param>
/// <param name="Roles">GRID_ROLES: “silo,api,jobs”.</param>
/// <param name="SeedFile">GRID_SEED: a district plan (JSON) imported when the database holds no district.</param>
/// <param name="WebFolder">GRID_WEB: the built web app; null = only the API is served.</param>
/// <param name="TraceEndpoint">OTEL_EXPORTER_OTLP_ENDPOINT: where traces go; null = nowhere.</param>
/// <param name="Cluster">Silos of one name on one database work together.</param>
public sealed record GridOptions(
    string Database,
    IReadOnlyList<string> Urls,
    GridRole Roles,
    string? SeedFile,
    string? WebFolder,
    Uri? TraceEndpoint,
    ClusterOptions Cluster)
{
    /// <summary>How long a stopping process may drain: grains, jobs and connections together.</summary>
    public static TimeSpan DrainLimit { get; } = TimeSpan.FromSeconds(15);

    public bool Has(GridRole role) => (Roles & role) == role;
}

/// <summary>How this silo is reached by other silos; means nothing to an engine of one process.</summary>
/// <param name="Name">GRID_CLUSTER, default “grid”.</param>
/// <param name="Address">GRID_SILO_ADDRESS: the IP address other silos reach this one at; default loopback, which is right for one machine.</param>
/// <param name="SiloPort">GRID_SILO_PORT; 0 = any free one.</param>
/// <param name="GatewayPort">GRID_GATEWAY_PORT: where processes without the role silo connect; 0 = any free one.</param>
public sealed record ClusterOptions(string Name, IPAddress Address, int SiloPort, int GatewayPort);
