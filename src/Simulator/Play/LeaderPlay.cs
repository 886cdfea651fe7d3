using Bogus;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Simulator.Citizens;

namespace GridOrleans.Simulator.Play;

/// <summary>A shift leader at work: decides what units ask for, and supervises what burns.</summary>
internal sealed class LeaderPlay(Town town)
{
    private const float Approves = 0.8f, SupervisesRed = 0.12f;

    /// <summary>The newest thing that waits for an approval; which one it is, the issue itself tells.</summary>
    public Step? Decide(IssueRow row, Randomizer draw) => row.Asks.Count == 0 ? null
        : draw.Bool(Approves) ? Now("approve", new { }, draw.Double(2, 25)) with { NeedsAsk = true }
        : Now("deny", new { reason = draw.ArrayElement(Phrases.Denials) }, draw.Double(2, 25)) with { NeedsAsk = true };

    public Step? Supervise(IssueRow row, Randomizer draw)
    {
        if (row.Light != Light.Red || row.Supervision is not null || !draw.Bool(SupervisesRed)) return null;
        var level = row.Urgent ? SupervisionLevel.Red : draw.WeightedRandom([SupervisionLevel.Normal, SupervisionLevel.Yellow], [0.6f, 0.4f]);
        return Now("supervise", new { level, reason = draw.ArrayElement(Phrases.Supervisions) }, draw.Double(3, 30));
    }

    private Step Now(string command, object body, double minutes) => new(command, body, town.Leader, town.Real(minutes));
}
