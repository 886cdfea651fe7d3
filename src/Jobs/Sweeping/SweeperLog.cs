using GridOrleans.Contracts.Deadlines;

namespace GridOrleans.Jobs.Sweeping;

internal static partial class SweeperLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Could not look for due clocks ({Failures} times in a row, blind for {Blind}). Whatever is due fires when the database answers.")]
    public static partial void CouldNotLook(this ILogger log, int failures, TimeSpan blind, Exception failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Looks for due clocks again after {Failures} failures.")]
    public static partial void LooksAgain(this ILogger log, int failures);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{OwnerKind} {OwnerId} could not be told that its clock {Clock} (generation {Generation}) is due; it will be told again when the lease ends.")]
    public static partial void OwnerNotTold(this ILogger log, DeadlineOwner ownerKind, string ownerId, string clock, int generation, Exception failure);
}
