using Bogus;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;
using GridOrleans.Simulator.Citizens;

namespace GridOrleans.Simulator.Play;

/// <summary>
/// A dispatcher at work: files and dispatches what rules left open, gives what nobody answers to somebody who does, calls further
/// units, checks what is done – and clears what is very old, so that a demo can run for weeks.
/// </summary>
internal sealed class DeskPlay(Town town, Func<string, Temper?> temperOf)
{
    /// <summary>Minutes after the report, in the district's own time.</summary>
    public const double LateMinutes = 6 * 60, AbandonedMinutes = 11 * 60;

    private const float PassesCheck = 0.94f;

    /// <param name="aged">0 fresh, 1 late, 2 abandoned.</param>
    public Step? Desk(IssueRow row, int aged, Randomizer draw) => (row.State, aged) switch
    {
        (IssueState.Reported, _) => Now("file", new { }, draw.Double(1, 5)),
        (IssueState.Filed, _) => Now("dispatch", new { unitId = SomebodyElse(row, draw, first: row.Version <= 3) }, draw.Double(1, 5)),
        (IssueState.Dispatched, 2) => Now("void", new { reason = draw.ArrayElement(Phrases.Voids) }, draw.Double(1, 20)),
        (IssueState.Accepted, 2) => Now("arrive", new { }, draw.Double(1, 20)),
        (IssueState.Handling, 2) => Now("complete", new { result = "partly", reply = Phrases.DeskReply }, draw.Double(1, 20)),
        (IssueState.Dispatched, 1) => Redispatch(row, draw, draw.Double(1, 60)),
        (IssueState.Dispatched, 0) when Breached(row, ClockKind.Respond) && draw.Bool(0.5f) => Redispatch(row, draw, draw.Double(20, 110)),
        (IssueState.Completed, _) when draw.Bool(PassesCheck) => Now("check", new { passed = true }, draw.Double(5, 45)),
        (IssueState.Completed, _) => Now("check", new { passed = false, reason = draw.ArrayElement(Phrases.FailedChecks) }, draw.Double(5, 45)),
        _ => null,
    };

    /// <summary>Now and then one unit is not enough; in an emergency it seldom is.</summary>
    public Step? Whistle(IssueRow row, Randomizer draw)
    {
        if (row.State is not (IssueState.Dispatched or IssueState.Accepted or IssueState.Handling) || !draw.Bool(row.Urgent ? 0.5f : 0.07f))
        {
            return null;
        }

        string[] pool = row.Urgent ? ["dept-fire", "dept-police", "dept-emergency", "dept-gas"] : ["dept-urban", "dept-drainage", "dept-water", "dept-traffic", "dept-power", "dept-green"];
        var called = draw.ArrayElements([.. pool.Where(unit => unit != row.LeadUnitId && town.Unit(unit) is not null)], row.Urgent ? 2 : draw.Int(1, 2));
        var kind = row.Urgent ? WhistleKind.Urgent : draw.WeightedRandom([WhistleKind.Community, WhistleKind.Street], [0.75f, 0.25f]);
        return Now("whistle", new { kind, unitIds = called }, draw.Double(1, 9));
    }

    private static bool Breached(IssueRow row, ClockKind kind) =>
        row.Clocks.FirstOrDefault(c => c.Kind == kind) is { Light: Light.Red, StoppedAt: null };

    private Step? Redispatch(IssueRow row, Randomizer draw, double minutes) =>
        Now("redispatch", new { unitId = SomebodyElse(row, draw, first: false), reason = draw.ArrayElement(Phrases.Redispatches) }, minutes);

    /// <summary>The unit rules would call, or one nearby that is known to answer; never the one that has it.</summary>
    private string SomebodyElse(IssueRow row, Randomizer draw, bool first)
    {
        var grid = row.GridCode;
        string?[] candidates =
        [
            town.Category(row.CategoryCode)?.UnitId, town.FirstCallOf(row.BuildingId), "dept-urban", "dept-housing",
            grid.Length == 15 ? grid[..12] : null, grid.Length == 15 ? grid[..9] : null, row.DistrictCode,
        ];
        var possible = candidates.OfType<string>().Where(unit => unit != row.LeadUnitId && town.Unit(unit) is not null).Distinct().ToList();
        var answering = possible.Where(unit => temperOf(unit) is Temper.Prompt or Temper.Slow).ToList();
        return first ? possible[0] : draw.ListItem(answering.Count > 0 ? answering : possible);
    }

    private Step Now(string command, object body, double minutes) => new(command, body, town.Dispatcher, town.Real(minutes));
}
