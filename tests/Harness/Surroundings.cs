namespace GridOrleans.Harness;

/// <summary>What <c>./grid test</c> and <c>./grid bench</c> prepare and pass on by environment.</summary>
public static class Surroundings
{
    /// <summary>Superuser connection string of a throw-away PostgreSQL.</summary>
    public static string Database => Need("GRID_TEST_DB");

    /// <summary>Folder of initdb, pg_ctl and postgres, for tests that stop and start a server of their own.</summary>
    public static string PostgresBinaries => Need("GRID_PG_BIN");

    /// <summary>Unprivileged user PostgreSQL runs as when we are root; empty = ourselves.</summary>
    public static string PostgresUser => Environment.GetEnvironmentVariable("GRID_PG_USER") ?? "";

    /// <summary>The engine this build was made for: “Orleans” or “Embedded”.</summary>
    public static string Engine { get; } = typeof(Surroundings).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
        .Cast<System.Reflection.AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "Engine").Value!;

    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>The built program of a project, of the same engine and configuration as this assembly.</summary>
    public static string Program(string project)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var path = Path.Combine(RepositoryRoot, "src", project, "bin", Engine, configuration, "net10.0", $"GridOrleans.{project}.dll");
        return File.Exists(path) ? path : throw new InvalidOperationException($"{path} is missing: build the solution with -p:Engine={Engine} first, or run ./grid test.");
    }

    private static string Need(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"{name} is not set: run these through ./grid test, which starts a throw-away PostgreSQL.");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "GridOrleans.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("These run from a checkout: GridOrleans.sln was not found above the program.");
    }
}
