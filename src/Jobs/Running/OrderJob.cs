using System.Collections.Concurrent;
using System.Text.Json;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.Jobs;
using GridOrleans.Contracts.Json;
using GridOrleans.Contracts.Outbox;

namespace GridOrleans.Jobs.Running;

/// <summary>
/// A job whose messages each tell one issue something. A bounded number are carried out at a time; those that were are marked done, whatever became of
/// the others, which are run again.
/// </summary>
/// <typeparam name="TOrder">The message's payload.</typeparam>
public abstract class OrderJob<TOrder>(IOutbox outbox, ILogger log) : IJob where TOrder : class
{
    /// <summary>Issues told at the same time by one job.</summary>
    private const int MostInFlight = 16;

    public abstract string Topic { get; }

    public async Task Run(IReadOnlyList<long> outboxIds, CancellationToken cancellation)
    {
        var messages = await outbox.Read(outboxIds, cancellation);
        var done = new ConcurrentBag<long>();
        var failures = new ConcurrentBag<Exception>();
        var bounded = new ParallelOptions { MaxDegreeOfParallelism = MostInFlight, CancellationToken = cancellation };
        await Parallel.ForEachAsync(messages, bounded, async (message, _) =>
        {
            try
            {
                var order = JsonSerializer.Deserialize<TOrder>(message.PayloadJson, GridJson.Options)
                    ?? throw new InvalidOperationException($"The message “{message.DedupKey}” is empty.");
                await Carry(order, message.DedupKey);
                done.Add(message.Id);
            }
            catch (Exception failure)
            {
                log.OrderNotCarried(message.DedupKey, message.Attempts, failure);
                failures.Add(failure);
            }
        });

        if (!done.IsEmpty) await outbox.MarkDone([.. done], cancellation);
        if (!failures.IsEmpty) throw new AggregateException($"{failures.Count} of {messages.Count} orders of “{Topic}” could not be carried out.", failures);
    }

    /// <summary>Throws to be run again.</summary>
    /// <param name="dedupKey">Names the order for ever; the operation id follows from it, so that a second run has no second effect.</param>
    protected abstract Task Carry(TOrder order, string dedupKey);

    /// <summary>The machine's own commands are never refused: one that is, is a fault.</summary>
    protected static CommandAnswer Accepted(CommandAnswer answer, string dedupKey) => answer.Kind == AnswerKind.Refused
        ? throw new InvalidOperationException($"The issue refused the order “{dedupKey}”: {answer.Refusal?.Code}.")
        : answer;
}

internal static partial class OrderJobLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The order {DedupKey} could not be carried out (handed out {Attempts} times); it will be tried again.")]
    public static partial void OrderNotCarried(this ILogger log, string dedupKey, int attempts, Exception failure);
}
