using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace GridOrleans.JobTests.Notices;

/// <summary>A mail server that keeps what it is given, or refuses it with the code it is told (RFC 5321, as much as a client needs).</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Task serving;

    public SmtpSink()
    {
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Whole letters, headers and body.</summary>
    public ConcurrentQueue<string> Letters { get; } = new();

    /// <summary>The answer to RCPT TO; null = taken.</summary>
    public string? RecipientAnswer { get; set; }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    private async Task Serve()
    {
        while (!stopping.IsCancellationRequested)
        {
            using var client = await listener.AcceptTcpClientAsync(stopping.Token);
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream);
            await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 sink");
            while (await reader.ReadLineAsync(stopping.Token) is { } line)
            {
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (verb == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    Letters.Enqueue(await Letter(reader));
                }

                await writer.WriteLineAsync(verb switch { "EHLO" or "HELO" => "250 sink", "RCPT" => RecipientAnswer ?? "250 ok", "QUIT" => "221 bye", _ => "250 ok" });
                if (verb == "QUIT") break;
            }
        }
    }

    private async Task<string> Letter(StreamReader reader)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync(stopping.Token) is { } line && line != ".") lines.Add(line);
        return string.Join('\n', lines);
    }
}
