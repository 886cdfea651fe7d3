namespace GridOrleans.Domain.Issues;

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

    /// <summary>The lead unit's line follows the case: it arrives and completes there, and is redispatched, not withdrawn.</summary>
    public const string LeadLine = "lead_line";

    /// <summary>The called unit is still at it.</summary>
    public const string LineOpen = "line_open";

    /// <summary>This side has rated the call already.</summary>
    public const string RatedAlready = "rated_already";

    /// <summary>The time for complaints about the case is over, and with it the time for ratings.</summary>
    public const string WindowOver = "window_over";

    /// <summary>Nobody has been called, so there is nothing to answer.</summary>
    public const string NothingToAcknowledge = "nothing_to_acknowledge";

    /// <summary>The score is not 1–5.</summary>
    public const string ScoreOutOfRange = "score_out_of_range";

    /// <summary>The deadline has not come yet by database time.</summary>
    public const string TooEarly = "too_early";

    /// <summary>The other report is not older: a case goes on in the report whose clocks started first.</summary>
    public const string NotOlder = "not_older";

    /// <summary>The moment must lie ahead, and within a year.</summary>
    public const string MomentOutOfRange = "moment_out_of_range";

    /// <summary>An extension must be later than the present due time.</summary>
    public const string NotLater = "not_later";

    /// <summary>The clock has stopped or stands still.</summary>
    public const string ClockNotRunning = "clock_not_running";

    /// <summary>An extension is asked for before the due time, not after it.</summary>
    public const string AlreadyOverdue = "already_overdue";

    /// <summary>The policy allows no further extension.</summary>
    public const string TooManyExtensions = "too_many_extensions";

    /// <summary>Nothing with this id waits for an approval.</summary>
    public const string NoSuchAsk = "no_such_ask";

    /// <summary>The same thing waits for an approval already.</summary>
    public const string AlreadyAsked = "already_asked";

    /// <summary>What was asked no longer fits the case as it stands now.</summary>
    public const string AskOutdated = "ask_outdated";

    /// <summary>重大事项: a plan must be approved before the case may be completed.</summary>
    public const string PlanRequired = "plan_required";

    /// <summary>A co-handler's part is not done.</summary>
    public const string CoHandlerOpen = "co_handler_open";

    /// <summary>Somebody urged a moment ago.</summary>
    public const string UrgedRecently = "urged_recently";

    /// <summary>Supervised at this level or above already.</summary>
    public const string SupervisedAlready = "supervised_already";

    /// <summary>Nothing would change.</summary>
    public const string NothingChanges = "nothing_changes";

    /// <summary>Words must be written.</summary>
    public const string WordsRequired = "words_required";

    /// <summary>Somebody else has moved the case on since the giver saw it.</summary>
    public const string ChangedMeanwhile = "changed_meanwhile";

    /// <summary>More than the case may carry.</summary>
    public const string TooMany = "case_is_full";
}
