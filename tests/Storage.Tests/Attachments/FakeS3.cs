using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GridOrleans.StorageTests.Attachments;

/// <summary>
/// A bucket in memory that lets nobody in whose signature is not right. Its check is written from the published steps of Signature Version 4, apart from the
/// product's own, and is itself tried against the example of the documentation.
/// </summary>
internal sealed class FakeS3 : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string secretKey;

    private FakeS3(WebApplication app, string secretKey)
    {
        this.app = app;
        this.secretKey = secretKey;
    }

    public ConcurrentDictionary<string, byte[]> Objects { get; } = new();

    public ConcurrentQueue<string> Requests { get; } = new();

    public string Endpoint => app.Urls.First();

    public static async Task<FakeS3> Start(string secretKey)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new FakeS3(builder.Build(), secretKey);
        server.app.Run(server.Answer);
        await server.app.StartAsync();
        return server;
    }

    /// <summary>Signature = HMAC chain over “AWS4” + secret, date, region, service, terminator; then over the string to sign.</summary>
    public static string Sign(string secretKey, string date, string region, string stamp, string canonicalRequest)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + secretKey);
        foreach (var step in new[] { date, region, "s3", "aws4_request" }) key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(step));
        var toSign = string.Join('\n', "AWS4-HMAC-SHA256", stamp, $"{date}/{region}/s3/aws4_request", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest))));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Answer(HttpContext http)
    {
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        Requests.Enqueue($"{http.Request.Method} {http.Request.Path}");
        if (!IsSigned(http.Request, body.ToArray()))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var key = http.Request.Path.Value!;
        switch (http.Request.Method)
        {
            case "PUT":
                Objects[key] = body.ToArray();
                break;
            case "GET" or "HEAD" when Objects.TryGetValue(key, out var stored):
                http.Response.ContentLength = stored.Length;
                if (http.Request.Method == "GET") await http.Response.Body.WriteAsync(stored);
                break;
            case "DELETE" when Objects.TryRemove(key, out _):
                http.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            default:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private bool IsSigned(HttpRequest request, byte[] body)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith("AWS4-HMAC-SHA256 ", StringComparison.Ordinal)) return false;
        var parts = header["AWS4-HMAC-SHA256 ".Length..].Split(", ").Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        var scope = parts["Credential"].Split('/');
        var stamp = request.Headers["x-amz-date"].ToString();
        var bodyHash = request.Headers["x-amz-content-sha256"].ToString();
        if (bodyHash != Convert.ToHexStringLower(SHA256.HashData(body))) return false;
        var at = DateTimeOffset.ParseExact(stamp, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        if ((DateTimeOffset.UtcNow - at).Duration() > TimeSpan.FromMinutes(15)) return false;
        var signed = parts["SignedHeaders"].Split(';');
        var headers = string.Concat(signed.Select(name => $"{name}:{(name == "host" ? request.Host.Value : request.Headers[name].ToString())}\n"));
        var canonical = string.Join('\n', request.Method, request.Path.Value, "", headers, string.Join(';', signed), bodyHash);
        return parts["Signature"] == Sign(secretKey, scope[1], scope[2], stamp, canonical);
    }
}
