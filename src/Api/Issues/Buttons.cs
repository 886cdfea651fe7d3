using GridOrleans.Api.Words;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Api.Issues;

/// <summary>Which commands a person sees on an issue, and why some are grey: the transition table and the domain's access rules, asked and not repeated.</summary>
public static class Buttons
{
    public static IReadOnlyList<CommandButton> Of(Issue issue, Actor actor, Tongue tongue) =>
        [.. TransitionTable.Buttons.Select(command => Of(issue, actor, command, tongue))];

    private static CommandButton Of(Issue issue, Actor actor, CommandKind command, Tongue tongue)
    {
        var name = Names.Camel(command);
        return WhyNot(issue, actor, command) is { } code
            ? new(name, false, code, Catalogue.Say(tongue, code, Names.Of(tongue, issue.State), Names.Of(tongue, command)))
            : new(name, true, null, null);
    }

    private static string? WhyNot(Issue issue, Actor actor, CommandKind command) =>
        !IssueAccess.May(actor, command, issue) ? Refusal.NotYours
        : !TransitionTable.Allows(issue.State, command) ? Refusal.WrongState
        : command == CommandKind.Acknowledge && !IsAnybodyCalled(issue) ? Refusal.NothingToAcknowledge
        : null;

    private static bool IsAnybodyCalled(Issue issue) =>
        issue.Climbs.Any(climb => issue.Clock(climb.Clock).IsRunning && climb.Calls.Count > 0 && climb.HeldUntil is null);
}
