using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GridOrleans.JobTests.Notices;

/// <summary>Another system that is told by webhook, on a real port.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private Receiver(WebApplication app) => this.app = app;

    public ConcurrentQueue<(byte[] Body, string Timestamp, string Signature)> Requests { get; } = new();

    public int Status { get; set; } = StatusCodes.Status204NoContent;

    public string Url => app.Urls.First() + "/in";

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new Receiver(builder.Build());
        receiver.app.Run(receiver.Take);
        await receiver.app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        Requests.Enqueue((body.ToArray(), http.Request.Headers["X-GridOrleans-Timestamp"].ToString(), http.Request.Headers["X-GridOrleans-Signature"].ToString()));
        http.Response.StatusCode = Status;
        if (Status is >= 300 and < 400) http.Response.Headers.Location = Url + "/elsewhere";
    }
}
