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
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Jobs.Escalation;

/// <summary>
/// Calls the rungs that fell due: finds who answers for each and tells the issue, which decides. Its operation id follows from the message's dedup
/// key, so a second run has no second effect.
/// </summary>
public sealed class EscalationJob(IOutbox outbox, IGrainFactory grains, IDistricts districts, TimeProvider time, EscalationMetrics metrics, ILogger<EscalationJob> log) : IJob
{
    /// <summary>Issues told at the same time by one job.</summary>
    private const int MostInFlight = 16;

    public string Topic => EscalationOrder.Topic;

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
                log.RungNotCalled(message.DedupKey, message.Attempts, failure);
                failures.Add(failure);
            }
        });

        if (!done.IsEmpty) await outbox.MarkDone([.. done], cancellation);
        if (!failures.IsEmpty) throw new AggregateException($"{failures.Count} of {messages.Count} rungs could not be called.", failures);
    }

    private async Task Call(PendingMessage message)
    {
        var order = JsonSerializer.Deserialize<EscalationOrder>(message.PayloadJson, GridJson.Options)
            ?? throw new InvalidOperationException($"The message “{message.DedupKey}” is empty.");
        var directory = districts.Current ?? throw new InvalidOperationException("No district is loaded, so nobody can be called.");
        var grain = grains.GetGrain<IIssueGrain>(order.IssueId);
        var issue = await grain.Get() ?? throw new InvalidOperationException($"There is no issue {order.IssueId:N}.");

        var rung = issue.Ladder[order.Rung];
        var audience = AudienceResolver.Resolve(directory, issue, rung);
        var next = rung.WaitsForDuty ? AudienceResolver.NextDuty(directory, audience, rung, time.GetUtcNow()) : null;
        var command = new IssueCommand.Escalate(
            Enum.Parse<ClockKind>(order.Clock, ignoreCase: true), order.Generation, order.Rung, audience.UnitId, audience.Name, order.Pass, next);
        var answer = await grain.Execute(new(command, OperationId.Derive("escalate", message.DedupKey), Actor.Rule("ladder")));
        if (answer.Kind == AnswerKind.Refused)
        {
            throw new InvalidOperationException($"The issue {order.IssueId:N} refused its rung {order.Rung}: {answer.Refusal?.Code}.");
        }

        metrics.Called(answer.Kind == AnswerKind.Done);
    }
}
