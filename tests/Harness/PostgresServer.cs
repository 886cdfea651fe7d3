using System.Diagnostics;

namespace GridOrleans.Harness;

/// <summary>A PostgreSQL server of its own, for tests that stop it under load. Durable as in production: fsync stays on.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("grid-pg-").FullName;
    private readonly int port = SiloProcess.FreePort();

    public string ConnectionString => $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres";

    public static async Task<PostgresServer> Start()
    {
        var server = new PostgresServer();
        if (Surroundings.PostgresUser.Length > 0) await Run("chown", Surroundings.PostgresUser, server.folder);
        await server.Postgres("initdb", "-D", server.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C");
        await server.Up();
        return server;
    }

    public Task Up() => Postgres(
        "pg_ctl", "-D", Data, "-w", "-l", Path.Combine(folder, "log"),
        "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200", "start");

    /// <param name="isImmediate">True = as if the power went: no checkpoint, recovery at the next start.</param>
    public Task Down(bool isImmediate) => Postgres("pg_ctl", "-D", Data, "-w", "-m", isImmediate ? "immediate" : "fast", "stop");

    public async ValueTask DisposeAsync()
    {
        await Down(isImmediate: true);
        Directory.Delete(folder, recursive: true);
    }

    private string Data => Path.Combine(folder, "data");

    private static Task Run(string program, params string[] arguments) => Execute(program, arguments);


    private Task Postgres(string program, params string[] arguments)
    {
        var path = Path.Combine(Surroundings.PostgresBinaries, program);
        return Surroundings.PostgresUser.Length > 0
            ? Execute("setpriv", ["--reuid", Surroundings.PostgresUser, "--regid", Surroundings.PostgresUser, "--clear-groups", path, .. arguments])
            : Execute(path, arguments);
    }

    private static async Task Execute(string program, string[] arguments)
    {
        // Output goes nowhere we would have to read: a started server keeps its pipes open for ever.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec \"$@\" </dev/null >/dev/null 2>&1");
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add(program);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
