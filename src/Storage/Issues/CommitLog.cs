namespace GridOrleans.Storage.Issues;

internal static partial class CommitLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The journal cannot reach the database; commits wait and are given up one by one. It keeps trying.")]
    public static partial void DatabaseAway(this ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "The journal reaches the database again after {Failures} attempts.")]
    public static partial void DatabaseBack(this ILogger log, int failures);

    [LoggerMessage(Level = LogLevel.Error, Message = "The connection failed while {Commits} commits were being written; their callers will look what became of them.")]
    public static partial void OutcomeUnknown(this ILogger log, int commits, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The database refused version {Version} of issue {IssueId}.")]
    public static partial void Refused(this ILogger log, Guid issueId, long version, Exception failure);
}
