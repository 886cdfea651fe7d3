using System.Net;
using System.Net.Http.Headers;
using GridOrleans.Simulator.Wire;

namespace GridOrleans.Simulator.Tests.Play;

public class A_request_without_an_answer_is_sent_again
{
    private readonly FakeServer server = new(TimeProvider.System);
    private readonly Tally tally = new();

    [Fact]
    public async Task byte_for_byte_with_the_same_operation_id()
    {
        var outages = new Queue<Func<HttpResponseMessage>>(
        [
            () => throw new HttpRequestException("connection refused"),
            () => throw new TaskCanceledException("timeout"),
            () => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable),
            () => new HttpResponseMessage(HttpStatusCode.TooManyRequests),
        ]);
        server.Outage = _ => outages.TryDequeue(out var outage) ? outage() : null;

        var answer = await Api().Post("/api/issues", new { operationId = Guid.NewGuid(), words = "积水" }, "token", null, CancellationToken.None);

        Assert.IsType<Answer.Done>(answer);
        Assert.Equal(5, server.Received.Count);
        Assert.Single(server.Received.Select(r => r.Body).Distinct());
        Assert.Single(server.Received.Select(r => (string)r.Json["operationId"]!).Distinct());
        Assert.All(server.Received, r => Assert.Equal("token", r.Token));
        Assert.Equal(4, tally.Failed);
    }

    [Fact]
    public async Task but_a_no_is_an_answer()
    {
        server.Outage = _ => FakeServer.Json(HttpStatusCode.Conflict, new { code = "wrong_state", detail = "已经结案。" });

        var answer = await Api().Post("/api/issues", new { operationId = Guid.NewGuid() }, null, null, CancellationToken.None);

        var refused = Assert.IsType<Answer.Refused>(answer);
        Assert.Equal(409, refused.Status);
        Assert.Contains("已经结案", refused.Detail);
        Assert.Single(server.Received);
        Assert.Equal(0, tally.Failed);
    }

    [Fact]
    public async Task until_patience_ends()
    {
        server.Outage = _ => new HttpResponseMessage(HttpStatusCode.BadGateway);

        var answer = await Api(TimeSpan.FromMinutes(2)).Post("/api/issues", new { }, null, TimeSpan.FromMinutes(1), CancellationToken.None);

        Assert.IsType<Answer.GaveUp>(answer);
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task after_the_pause_the_server_asks_for()
    {
        var time = new ManualTime();
        server.Outage = _ =>
        {
            var busy = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            busy.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7));
            return server.Received.Count == 1 ? busy : null;
        };

        var sending = new ApiClient(server.Client(), tally, _ => TimeSpan.Zero, time)
            .Post("/api/issues", new { }, null, null, CancellationToken.None);
        await Pump.Until(() => server.Received.Count == 1);
        time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.Single(server.Received);
        await Pump.Until(() => sending.IsCompleted, () => time.Advance(TimeSpan.FromSeconds(0.1)));
        Assert.Equal(2, server.Received.Count);
    }

    [Fact]
    public void with_pauses_that_grow_to_a_limit()
    {
        Assert.InRange(ApiClient.Backoff(1).TotalSeconds, 0.19, 0.31);
        Assert.InRange(ApiClient.Backoff(4).TotalSeconds, 1.59, 2.41);
        Assert.InRange(ApiClient.Backoff(1000).TotalSeconds, 11.9, 18.1);
    }

    private ApiClient Api(TimeSpan? pause = null) => new(server.Client(), tally, _ => pause ?? TimeSpan.Zero, TimeProvider.System);
}

/// <summary>Waits for an effect of other tasks, letting them run and moving time in between.</summary>
internal static class Pump
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task Until(Func<bool> effect, Action? meanwhile = null)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!effect())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Limit, "Waited in vain.");
            meanwhile?.Invoke();
            await Task.Yield();
        }
    }
}
