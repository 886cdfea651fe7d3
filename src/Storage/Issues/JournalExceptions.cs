namespace GridOrleans.Storage.Issues;

/// <summary>The commit was not written and never will be: no writer took it in time. The command may simply be given again.</summary>
public sealed class JournalUnavailableException(string message) : Exception(message);

/// <summary>The database stopped answering while the commit was being written. Load before deciding again; the operation id tells whether it happened.</summary>
public sealed class CommitOutcomeUnknownException(Exception cause) : Exception("The database stopped answering during a commit; whether it was written is not known.", cause);
