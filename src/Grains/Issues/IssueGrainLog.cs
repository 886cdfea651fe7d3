using GridOrleans.Domain.Issues;

namespace GridOrleans.Grains.Issues;

internal static partial class IssueGrainLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Issue {IssueId} lost the race for {Command}, attempt {Attempt}: reloading.")]
    public static partial void LostRace(this ILogger log, Guid issueId, CommandKind command, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Issue {IssueId} could not act on its own alarm; the sweeper will.")]
    public static partial void AlarmFailed(this ILogger log, Guid issueId, Exception failure);
}
