namespace GridOrleans.Storage.Issues;

/// <summary>What the database's refusals mean for a transaction of many commits.</summary>
internal static class CommitErrors
{
    /// <summary>
    /// One commit's own fault (cardinality 21, data 22, integrity 23, lost to another transaction 40): surely rolled back, and the others
    /// would have gone through.
    /// </summary>
    public static bool IsOneCommitsFault(PostgresException error) => error.SqlState.AsSpan(0, 2) is "21" or "22" or "23" or "40";

    /// <summary>This version or this operation id has been written, or the version before has not.</summary>
    public static bool IsConflict(PostgresException error) => error switch
    {
        { SqlState: PostgresErrorCodes.UniqueViolation } => error.ConstraintName is "issue_history_version" or "issue_history_operation",
        { SqlState: PostgresErrorCodes.NotNullViolation } => error is { TableName: "issue", ColumnName: "version" },
        _ => false,
    };
}
