using System.Collections.Concurrent;
using GridOrleans.Contracts.Jobs;
using GridOrleans.Contracts.Outbox;
using GridOrleans.Jobs.Escalation;
using Microsoft.Extensions.Logging.Abstractions;

namespace GridOrleans.JobTests.Escalation;

/// <summary>A message that does not reach the job engine is a call nobody makes.</summary>
public sealed class TheRelayLosesNothing
{
    private static readonly OutboxRelayOptions Options = new() { Period = TimeSpan.FromMilliseconds(5), BatchSize = 250 };

    private readonly Outbox outbox = new();
    private readonly Engine engine = new();

    [Fact]
    public async Task Messages_reach_the_engine_in_orders_of_one_topic_and_of_bounded_size()
    {
        outbox.Add("escalate", 260);
        outbox.Add("digest", 3);
        await Run(async () =>
        {
            await Eventually.IsTrue("263 messages to be ordered", () => Task.FromResult(engine.Orders.Sum(order => order.OutboxIds.Count) == 263));
        });

        Assert.All(engine.Orders, order => Assert.InRange(order.OutboxIds.Count, 1, JobOrder.MaxBatch));
        Assert.Equal(263, engine.Orders.SelectMany(order => order.OutboxIds).Distinct().Count());
        Assert.Equal(3, engine.Orders.Where(order => order.Topic == "digest").Sum(order => order.OutboxIds.Count));
    }

    [Fact]
    public async Task An_engine_that_fails_for_a_moment_gets_the_order_again()
    {
        engine.FailTimes = Options.EnqueueAttempts - 1;
        outbox.Add("escalate", 1);
        await Run(() => Eventually.IsTrue("the order to be taken", () => Task.FromResult(engine.Orders.Count == 1)));
    }

    [Fact]
    public async Task An_outbox_that_does_not_answer_is_asked_again()
    {
        outbox.FailTimes = 3;
        outbox.Add("escalate", 1);
        await Run(() => Eventually.IsTrue("the order to be taken", () => Task.FromResult(engine.Orders.Count == 1)));
    }

    private async Task Run(Func<Task> wait)
    {
        using var relay = new OutboxRelay(outbox, engine, Options, TimeProvider.System, NullLogger<OutboxRelay>.Instance);
        await relay.StartAsync(CancellationToken.None);
        await wait();
        await relay.StopAsync(CancellationToken.None);
    }

    private sealed class Engine : IJobEngine
    {
        private readonly ConcurrentQueue<JobOrder> orders = new();

        public int FailTimes { get; set; }

        public IReadOnlyCollection<JobOrder> Orders => orders;

        public Task Enqueue(JobOrder order, CancellationToken cancellation)
        {
            if (FailTimes-- > 0) throw new IOException("no connection");
            orders.Enqueue(order);
            return Task.CompletedTask;
        }

        public Task<JobFigures> Figures(CancellationToken cancellation) => Task.FromResult(new JobFigures("test", 0, 0, 0, 0, []));
    }

    private sealed class Outbox : IOutbox
    {
        private readonly ConcurrentQueue<PendingMessage> pending = new();
        private long lastId;

        public int FailTimes { get; set; }

        public void Add(string topic, int count)
        {
            for (var number = 0; number < count; number++) pending.Enqueue(new(++lastId, topic, $"{topic}/{lastId}", "{}", 1));
        }

        public Task<IReadOnlyList<PendingMessage>> HandOut(int limit, TimeSpan lease, CancellationToken cancellation)
        {
            if (FailTimes-- > 0) throw new IOException("no connection");
            var handedOut = new List<PendingMessage>();
            while (handedOut.Count < limit && pending.TryDequeue(out var message)) handedOut.Add(message);
            return Task.FromResult<IReadOnlyList<PendingMessage>>(handedOut);
        }

        public Task<IReadOnlyList<PendingMessage>> Read(IReadOnlyList<long> ids, CancellationToken cancellation) => throw new NotSupportedException();

        public Task MarkDone(IReadOnlyList<long> ids, CancellationToken cancellation) => throw new NotSupportedException();

        public Task WaitForHint(TimeSpan atMost, CancellationToken cancellation) => Task.Delay(atMost, cancellation);
    }
}
