using GridOrleans.Api.Words;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Api.Issues;

/// <summary>The history of called units in words.</summary>
public sealed partial class HistoryWords
{
    /// <summary>Null = the event is not about a called unit's line.</summary>
    private string? TellLine(IssueEvent happened) => happened switch
    {
        IssueEvent.LineArrived arrived => Say("event.lineArrived", Unit(arrived.UnitId)),
        IssueEvent.LineDone done => Say("event.lineDone", Unit(done.UnitId), done.Words),
        IssueEvent.LineWithdrawn withdrawn => Say("event.lineWithdrawn", Unit(withdrawn.UnitId), withdrawn.Reason),
        IssueEvent.LineWarned warned => Say("event.lineWarned", Unit(warned.UnitId), Say("lineStep." + Names.Camel(warned.Step))),
        IssueEvent.LineBreached breached => Say("event.lineBreached", Unit(breached.UnitId), Say("lineStep." + Names.Camel(breached.Step))),
        IssueEvent.LineRungFell fell => Say("event.lineRungFell", Unit(fell.UnitId), fell.Rung),
        IssueEvent.LineRungCalled called => Say("event.lineRungCalled", Unit(called.UnitId), called.AudienceName, called.Rung),
        IssueEvent.LineRated rated =>
            Say("event.lineRated", Unit(rated.UnitId), Say("lineSide." + Names.Camel(rated.By)), rated.Score, rated.Words ?? "").TrimEnd(),
        _ => null,
    };

    /// <summary>The reporter hears who comes to help, not what the offices say to each other.</summary>
    private static bool IsBetweenOffices(IssueEvent happened) => happened is IssueEvent.LineDone or IssueEvent.LineWithdrawn or IssueEvent.LineWarned
        or IssueEvent.LineBreached or IssueEvent.LineRungFell or IssueEvent.LineRungCalled or IssueEvent.LineRated;
}
