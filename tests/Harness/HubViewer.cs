using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using GridOrleans.Contracts.Json;

namespace GridOrleans.Harness;

/// <summary>A screen on the hub: SignalR's JSON protocol over a bare WebSocket, so that a test can also refuse to read.</summary>
public sealed class HubViewer : IAsyncDisposable
{
    private const byte RecordSeparator = 0x1e;

    private readonly ClientWebSocket socket = new();
    private readonly Channel<(string Target, JsonElement Argument)> messages = Channel.CreateUnbounded<(string, JsonElement)>();
    private readonly CancellationTokenSource ended = new();
    private Task reading = Task.CompletedTask;

    /// <param name="isReading">False = connects, subscribes, and then never reads again.</param>
    public static async Task<HubViewer> Watch(Uri url, string token, string method, bool isReading = true)
    {
        var viewer = new HubViewer();
        viewer.socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        viewer.socket.Options.SetBuffer(4096, 4096);
        await viewer.socket.ConnectAsync(new UriBuilder(url) { Scheme = "ws", Path = "/hub/live" }.Uri, CancellationToken.None);
        await viewer.Send("""{"protocol":"json","version":1}""");
        await viewer.Send($$"""{"type":1,"target":"{{method}}","arguments":[]}""");
        if (isReading) viewer.reading = viewer.Read();
        return viewer;
    }

    /// <summary>The next message of this kind, whole.</summary>
    public async Task<T> Next<T>(string target, TimeSpan? limit = null)
    {
        using var patience = new CancellationTokenSource(limit ?? Eventually.Limit);
        while (true)
        {
            var (kind, argument) = await messages.Reader.ReadAsync(patience.Token);
            if (kind == target) return argument.Deserialize<T>(GridJson.Options)!;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        socket.Abort();
        await reading;
        socket.Dispose();
        ended.Dispose();
    }

    private Task Send(string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + (char)RecordSeparator), WebSocketMessageType.Text, true, CancellationToken.None);

    private async Task Read()
    {
        var buffer = new byte[16 * 1024];
        var record = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), ended.Token);
                if (part.MessageType == WebSocketMessageType.Close) break;
                Split(buffer.AsSpan(0, part.Count), record);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or WebSocketException)
        {
            // The test is over, or the server went: whoever waits for a message will say so.
        }

        messages.Writer.TryComplete();
    }

    private void Split(ReadOnlySpan<byte> bytes, MemoryStream record)
    {
        for (var end = bytes.IndexOf(RecordSeparator); end >= 0; end = bytes.IndexOf(RecordSeparator))
        {
            record.Write(bytes[..end]);
            using var json = JsonDocument.Parse(record.ToArray());
            record.SetLength(0);
            bytes = bytes[(end + 1)..];
            if (json.RootElement.TryGetProperty("target", out var target))
            {
                messages.Writer.TryWrite((target.GetString()!, json.RootElement.GetProperty("arguments")[0].Clone()));
            }
        }

        record.Write(bytes);
    }
}
