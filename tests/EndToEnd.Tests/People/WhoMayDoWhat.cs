using System.Text;
using GridOrleans.Tests;

namespace GridOrleans.EndToEnd.People;

/// <summary>Role × command × outcome, as the running product answers, in texts a person has read.</summary>
[Collection(nameof(Town))]
public sealed class WhoMayDoWhat(Cast cast)
{
    private readonly Stages stages = new(cast);

    [Fact]
    public Task On_a_case_that_was_dispatched() => IsApproved("dispatched", stages.Dispatched);

    [Fact]
    public Task On_a_case_being_handled_with_a_unit_called_beside_and_a_park_asked_for() => IsApproved("handling", stages.Asked);

    [Fact]
    public Task On_a_closed_case_whose_reporter_was_not_satisfied() => IsApproved("unhappy", stages.Unhappy);

    private async Task IsApproved(string name, Func<Task<Stage>> make)
    {
        var table = new StringBuilder();
        var stage = await make();
        foreach (var verb in (await Samples.Verbs(cast.Resident)).Order(StringComparer.Ordinal))
        {
            table.AppendLine(verb);
            List<(string Outcome, string Name)> outcomes = [];
            foreach (var (role, person) in cast.All)
            {
                var told = await person.Try(stage.Id, verb, Samples.Of(verb, stage));
                outcomes.Add((Outcome(told, verb, stage), role));
                if (told.IsDone) stage = await make();
            }

            foreach (var group in outcomes.GroupBy(each => each.Outcome, each => each.Name)) table.AppendLine($"  {group.Key,-20} {string.Join(", ", group)}");
        }

        Approved.Equal($"Approved/who-may-do-what.{name}.txt", table.ToString());
    }

    private static string Outcome(Told told, string verb, Stage stage) =>
        !told.IsDone ? told.Code
        : told.Issue.Asks.Any(ask => ask.Command == verb && ask.AskId != stage.AskId) ? "asks"
        : "done";
}
