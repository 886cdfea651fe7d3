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

        (Reported, CommandKind.File or Refuse) => true,
        (Filed, Dispatch) => true,
        (Dispatched, Accept or Redispatch or Return) => true,
        (Accepted, Arrive or CommandKind.Handle or Return or Redispatch) => true,
        (Handling, Complete or Return or Redispatch) => true,
        (Completed, Check) => true,
        (Closed, Rate) => true,

        (Reported or Filed or Dispatched, CommandKind.Void) => true,

        // The ladder and the whistle run beside the life of the issue while it is open.
        (Reported or Filed or Dispatched or Accepted or Handling, Acknowledge) => true,
        (Dispatched or Accepted or Handling, Whistle or ReportIn or Decline) => true,

        // The machine's own: what is stale in a state is “already done”, never an error.
        (_, ClockDue or Escalate) => true,

        _ => false,
    };

    /// <summary>Commands a person may see as buttons, in the order of the loop.</summary>
    public static IReadOnlyList<CommandKind> Buttons { get; } =
    [
        CommandKind.File, Refuse, Dispatch, Accept, Arrive, CommandKind.Handle, Complete, Check, Rate, Return, Redispatch, Whistle, Acknowledge, CommandKind.Void,
    ];
}
