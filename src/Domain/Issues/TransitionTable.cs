using static GridOrleans.Domain.Issues.CommandKind;
using static GridOrleans.Domain.Issues.IssueState;

namespace GridOrleans.Domain.Issues;

/// <summary>
/// The one place that says which command an issue takes in which state. Screens ask it which buttons to show; a test prints it whole.
/// </summary>
public static class TransitionTable
{
    /// <param name="state">null = the issue does not exist yet.</param>
    public static bool Allows(IssueState? state, CommandKind command) => (state, command) switch
    {
        (null, Report) => true,
        (null, _) => false,

        // The six-step loop.
        (Reported, CommandKind.File or Refuse or SelfHandle) => true,
        (Filed, Dispatch or SelfHandle) => true,
        (Dispatched, Accept or Redispatch or Return) => true,
        (Accepted, Arrive or CommandKind.Handle or Return or Redispatch) => true,
        (Handling, Complete or Return or Redispatch) => true,
        (Completed, Check) => true,
        (Closed, Rate or CallBack) => true,
        (SelfHandled, Rate or CallBack) => true,
        (Appraised, CallBack) => true,

        // Out of the loop, and back into it.
        (Reported or Filed or Dispatched, CommandKind.Void) => true,
        (Reported or Filed or Dispatched or Accepted or Handling, Merge or Recategorise) => true,
        (Closed or Appraised or Refused or Voided or Merged or SelfHandled, Reopen) => true,

        // Time: what stands still, and what is due later.
        (Accepted or Handling, Park or Extend or FilePlan) => true,
        (Parked, Resume) => true,
        (Reported or Filed or Dispatched or Accepted or Handling, Promise) => true,

        // The ladder and the whistle run beside the life of the issue while it is open.
        (Reported or Filed or Dispatched or Accepted or Handling, Acknowledge or SkipLevel) => true,
        (Reported or Filed or Dispatched or Accepted or Handling, Whistle) => true,
        (Dispatched or Accepted or Handling, Split) => true,

        // Called units answer also while there is no lead (an urgent call waits for none), and while the case stands still.
        (Reported or Filed or Dispatched or Accepted or Handling or Parked, ReportIn or LineArrive or LineDone or Decline or WithdrawLine) => true,
        (_, RateLine) => true,

        // What is said about a case while somebody still has to do something.
        (Reported or Filed or Dispatched or Accepted or Handling or Parked, Urge or Supervise or Unsupervise or Instruct or Expedite) => true,
        (_, Comment) => true,

        // Approvals: of an open case, and of reopening one that ended.
        (Reported or Filed or Dispatched or Accepted or Handling or Parked or Closed or Appraised or SelfHandled, Approve or Deny or WithdrawAsk) => true,

        // The machine's own: what is stale in a state is “already done”, never an error.
        (_, ClockDue or Escalate or CallLineRung or Absorb) => true,
        (Reported or Filed or Dispatched or Accepted or Handling or Parked, MoveUp) => true,

        _ => false,
    };

    /// <summary>Commands a person may see as buttons on the issue itself, in the order of the loop.</summary>
    public static IReadOnlyList<CommandKind> Buttons { get; } =
    [
        CommandKind.File, Refuse, SelfHandle, Dispatch, Accept, Arrive, CommandKind.Handle, Complete, Check, CallBack, Rate,
        Return, Redispatch, Split, Whistle, Acknowledge, FilePlan, Extend, Park, Resume, Promise, Recategorise, Expedite,
        Urge, Instruct, Supervise, Unsupervise, SkipLevel, Comment, Merge, Reopen, CommandKind.Void,
    ];
}
