namespace GridOrleans.Domain.Issues;

/// <summary>The only three outcomes of a command.</summary>
public abstract record Decision
{
    /// <summary>Done: these events happened.</summary>
    public sealed record Done(IReadOnlyList<IssueEvent> Events) : Decision;

    /// <summary>Already done: nothing new happened. <paramref name="Version"/> is the version the first one made; null = nothing was left to do.</summary>
    public sealed record Already(long? Version) : Decision;

    /// <summary>Refused: nothing changed.</summary>
    public sealed record Refused(Refusal Refusal) : Decision;
}

/// <summary>Why not: a machine code, and what its sentence needs.</summary>
/// <param name="Code">snake_case, stable; the catalogues turn it into a sentence.</param>
public sealed record Refusal(string Code, IssueState? State, CommandKind Command)
{
    /// <summary>The transition table does not allow this command in this state.</summary>
    public const string WrongState = "wrong_state";

    /// <summary>The actor's role or scopes do not cover this issue.</summary>
    public const string NotYours = "not_yours";

    /// <summary>No issue with this id.</summary>
    public const string UnknownIssue = "unknown_issue";

    /// <summary>A reason must be written.</summary>
    public const string ReasonRequired = "reason_required";

    /// <summary>事事有反馈: no closure without a reply to the reporter.</summary>
    public const string ReplyRequired = "reply_required";

    /// <summary>The unit already leads this issue.</summary>
    public const string SameUnit = "same_unit";

    /// <summary>The whistle line does not exist or is over.</summary>
    public const string NoSuchLine = "no_such_line";

    /// <summary>Nobody has been called, so there is nothing to answer.</summary>
    public const string NothingToAcknowledge = "nothing_to_acknowledge";

    /// <summary>The score is not 1–5.</summary>
    public const string ScoreOutOfRange = "score_out_of_range";

    /// <summary>The deadline has not come yet by database time.</summary>
    public const string TooEarly = "too_early";
}
