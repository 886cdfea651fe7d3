using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using GridOrleans.Contracts.Json;

namespace GridOrleans.Simulator.Wire;

/// <summary>
/// The public HTTP API as a patient client uses it: a request without an answer is sent again, byte for byte the same and so with the same
/// operation id, after a pause that grows; the server tells what it has already done.
/// </summary>
/// <param name="pause">How long to wait before attempt n + 1 (n from 1).</param>
public sealed class ApiClient(HttpClient http, Tally tally, Func<int, TimeSpan> pause, TimeProvider time)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    /// <summary>0.25 s, doubling to 15 s, ± 20 % so that callers who failed together do not return together.</summary>
    public static TimeSpan Backoff(int attempt) =>
        Min(TimeSpan.FromSeconds(0.25 * Math.Pow(2, Math.Min(attempt, 10) - 1)), LongestPause) * (0.8 + (0.4 * Random.Shared.NextDouble()));

    public Task<Answer> Post(string path, object body, string? token, TimeSpan? patience, CancellationToken cancellation)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), GridJson.Options);
        return Send(path, token, patience, () => new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        }, cancellation);
    }

    /// <summary>Asks once: a reader that polls comes again anyway.</summary>
    public Task<Answer> Get(string path, string? token, CancellationToken cancellation) =>
        Send(path, token, TimeSpan.Zero, () => new HttpRequestMessage(HttpMethod.Get, path), cancellation);

    private async Task<Answer> Send(string path, string? token, TimeSpan? patience, Func<HttpRequestMessage> make, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var (answer, askedPause) = await Try(path, token, make, cancellation);
            if (answer is not null)
            {
                return answer;
            }

            tally.AttemptFailed();
            var wait = askedPause is { } asked ? Min(asked, LongestPause) : pause(attempt);
            if (patience is { } limit && time.GetElapsedTime(started) + wait >= limit)
            {
                return new Answer.GaveUp();
            }

            await Task.Delay(wait, time, cancellation);
        }
    }

    private async Task<(Answer? Answer, TimeSpan? Pause)> Try(string path, string? token, Func<HttpRequestMessage> make, CancellationToken cancellation)
    {
        using var request = make();
        request.Headers.AcceptLanguage.ParseAdd("zh-CN");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            var body = await response.Content.ReadAsStringAsync(cancellation);
            return response.StatusCode switch
            {
                >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => (new Answer.Done(body), null),
                HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError =>
                    (null, response.Headers.RetryAfter?.Delta),
                _ => (new Answer.Refused((int)response.StatusCode, path, Shorten(body)), null),
            };
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException || (lost is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return (null, null);
        }
    }

    private static string Shorten(string body) => body.Length <= 300 ? body : body[..300] + "…";

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
