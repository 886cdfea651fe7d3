using System.Text;

namespace GridOrleans.Domain.Tests.Escalation;

/// <summary>Who is called when, by a report that nobody ever answers: the default policy at real and at drill scale.</summary>
public static class LadderText
{
    public static string Print()
    {
        var text = new StringBuilder();
        Print(text, "Real: 2341 as pledged", SlaPolicy.Pledge2341, Ladder.FourLevels);
        Print(text, "Drill: every target divided by 60", SlaPolicy.Pledge2341.Drilled(60), Ladder.FourLevels.Drilled(60));
        return text.ToString();
    }

    private static void Print(StringBuilder text, string title, SlaPolicy policy, Ladder ladder)
    {
        var issue = Case.Dispatched(policy, ladder).Issue;
        text.AppendLine(title).AppendLine(new string('=', title.Length)).AppendLine();
        foreach (var clock in issue.Clocks)
        {
            text.AppendLine($"{clock.Kind}: target {Say(clock.Target)}, yellow after {Say(clock.YellowAt - Case.Start)}");
            foreach (var (turn, due) in issue.Climb(clock.Kind).Schedule(ladder, clock))
            {
                var rung = ladder[turn.Rung];
                text.AppendLine($"  {turn.Rung} {rung.Step,-10} after {Say(due - Case.Start),-16} an answer holds the climb for {Say(rung.AcknowledgedFor)}");
            }

            text.AppendLine();
        }

        text.AppendLine($"A completed case closes by itself after {Say(policy.CheckWindow)} without an objection.").AppendLine();
    }

    private static string Say(TimeSpan span) => ClockWords.Spoken(span, english: true);
}
