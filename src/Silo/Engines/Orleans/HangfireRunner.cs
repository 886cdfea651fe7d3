using GridOrleans.Jobs.Running;
using Hangfire;

namespace GridOrleans.Silo.Engines;

/// <summary>What Hangfire calls. Its name and signature stand in stored jobs: change them only together with a way to read the old ones.</summary>
public sealed class HangfireRunner(JobRunner runner)
{
    // The same few soon retries as JobRetries; an attribute takes only constants.
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [1, 5, 15], OnAttemptsExceeded = AttemptsExceededAction.Fail)]
    public Task Run(string topic, long[] outboxIds, CancellationToken cancellation) => runner.Run(new(topic, outboxIds), cancellation);
}
