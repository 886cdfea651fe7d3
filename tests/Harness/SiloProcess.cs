using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace GridOrleans.Harness;

/// <summary>The product as its own operating-system process, so that it can be killed like one.</summary>
public sealed class SiloProcess : IAsyncDisposable
{
    private const int LogLinesKept = 400;

    private readonly ConcurrentQueue<string> log = new();
    private readonly Process process;

    private SiloProcess(Process process, Uri url)
    {
        this.process = process;
        Url = url;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Url { get; }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    public string Log => string.Join('\n', log);

    public long WorkingSetBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <param name="port">The same port again after a kill; null = a free one.</param>
    public static SiloProcess Launch(string database, string? seedFile = null, int? port = null, params (string Name, string Value)[] settings)
    {
        var url = new Uri($"http://127.0.0.1:{port ?? FreePort()}");
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Surroundings.Program("Silo") },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["GRID_DB"] = database;
        start.Environment["GRID_URL"] = url.GetLeftPart(UriPartial.Authority);
        start.Environment["GRID_ROLES"] = "silo,api,jobs";
        start.Environment["GRID_SILO_PORT"] = $"{FreePort()}";
        start.Environment["GRID_GATEWAY_PORT"] = $"{FreePort()}";
        start.Environment["GRID_FILES"] = Path.Combine(Path.GetTempPath(), "gridorleans-tests", "files");
        if (seedFile is not null) start.Environment["GRID_SEED"] = seedFile;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return new(Process.Start(start)!, url);
    }

    public async Task<SiloProcess> Ready()
    {
        using var http = new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(5) };
        await Eventually.IsTrue($"{Url} to be ready", async () =>
        {
            if (process.HasExited) throw new InvalidOperationException($"The silo ended with {process.ExitCode}:\n{Log}");
            return (await http.GetAsync("/health/ready")).IsSuccessStatusCode;
        });
        return this;
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM: drains and ends by itself.</summary>
    public async Task<int> Stop()
    {
        if (kill(process.Id, 15) != 0) throw new InvalidOperationException("The silo is gone already.");
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public async Task<int> Ended()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await Kill();
        process.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        log.Enqueue(line);
        while (log.Count > LogLinesKept) log.TryDequeue(out _);
    }

    [DllImport("libc")]
    private static extern int kill(int process, int signal);
}
