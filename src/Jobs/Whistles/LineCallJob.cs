using System.Collections.Concurrent;
using System.Text.Json;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Escalation;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Jobs;
using GridOrleans.Contracts.Json;
using GridOrleans.Contracts.Outbox;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Jobs.Whistles;

/// <summary>
/// Calls the rungs of called units who do not answer: finds who it is and tells the issue, which decides. Its operation id follows from the message's
/// dedup key, so a second run has no second effect.
/// </summary>
public sealed class LineCallJob(IOutbox outbox, IGrainFactory grains, IDistricts districts, ILogger<LineCallJob> log) : IJob
{
    /// <summary>Issues told at the same time by one job.</summary>
    private const int MostInFlight = 16;

    public string Topic => LineOrder.Topic;

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
                await Call(message);
                done.Add(message.Id);
            }
            catch (Exception failure)
            {
                log.LineNotCalled(message.DedupKey, message.Attempts, failure);
                failures.Add(failure);
            }
        });

        if (!done.IsEmpty) await outbox.MarkDone([.. done], cancellation);
        if (!failures.IsEmpty) throw new AggregateException($"{failures.Count} of {messages.Count} line rungs could not be called.", failures);
    }

    private async Task Call(PendingMessage message)
    {
        var order = JsonSerializer.Deserialize<LineOrder>(message.PayloadJson, GridJson.Options)
            ?? throw new InvalidOperationException($"The message “{message.DedupKey}” is empty.");
        var directory = districts.Current ?? throw new InvalidOperationException("No district is loaded, so nobody can be called.");
        var grain = grains.GetGrain<IIssueGrain>(order.IssueId);
        var issue = await grain.Get() ?? throw new InvalidOperationException($"There is no issue {order.IssueId:N}.");
        var line = issue.Whistles.FirstOrDefault(each => each.Id == order.LineId)
            ?? throw new InvalidOperationException($"The issue {order.IssueId:N} has no line {order.LineId:N}.");

        var audience = LineAudiences.Resolve(directory, issue.Place, line, issue.Policy.WhistleRules.Rung(order.Rung).Audience);
        var command = new IssueCommand.CallLineRung(line.Id, order.Rung, audience.UnitId, audience.Name);
        var answer = await grain.Execute(new(command, OperationId.Derive("line", message.DedupKey), Actor.Rule("ladder")));
        if (answer.Kind == AnswerKind.Refused)
        {
            throw new InvalidOperationException($"The issue {order.IssueId:N} refused rung {order.Rung} of its line {line.Id:N}: {answer.Refusal?.Code}.");
        }
    }
}

internal static partial class LineCallLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The rung {DedupKey} of a called unit could not be called (handed out {Attempts} times); it will be tried again.")]
    public static partial void LineNotCalled(this ILogger log, string dedupKey, int attempts, Exception failure);
}
