using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Issues;
using GridOrleans.Simulator.Citizens;
using GridOrleans.Simulator.City;

namespace GridOrleans.Simulator.Play;

/// <summary>A step with the issue and the part it is for, and when it is due.</summary>
public sealed record Due(Mind Mind, string Stage, Step Step, DateTimeOffset At)
{
    public Guid IssueId => Mind.IssueId;
}

/// <summary>Whose decision on which issue.</summary>
/// <param name="UnitId">For <see cref="Part.Line"/>: there can be several lines; else empty.</param>
public readonly record struct Mind(Guid IssueId, Part Part, string UnitId);

/// <summary>
/// Everybody who works on issues. Looks at the open ones, lets each part decide once per stage of an issue, and remembers the decision until
/// the stage changes or the issue is gone. Used by one task at a time.
/// </summary>
public sealed class Cast
{
    /// <summary>More issues than this are not looked at; the limit on open ones is far below.</summary>
    public const int MostIssues = 2_000;

    private readonly Town town;
    private readonly int seed;
    private readonly UnitsPlay units;
    private readonly DeskPlay desk;
    private readonly LeaderPlay leader;
    private readonly Dictionary<string, Temper?> tempers = [];
    private readonly Dictionary<Mind, (string Stage, Due? Due)> minds = [];

    public Cast(Town town, int seed)
    {
        this.town = town;
        this.seed = seed;
        units = new UnitsPlay(town, TemperOf);
        desk = new DeskPlay(town, TemperOf);
        leader = new LeaderPlay(town);
    }

    /// <summary>How many decisions are remembered.</summary>
    public int Remembered => minds.Count;

    public Temper? TemperOf(string unitId)
    {
        if (!tempers.TryGetValue(unitId, out var temper))
        {
            tempers[unitId] = temper = town.Unit(unitId) is { } unit ? Tempers.Of(unit, seed) : null;
        }

        return temper;
    }

    /// <param name="rows">All that is open, or done and waiting for its check.</param>
    /// <param name="serverNow">By the server's clock; ages of issues are told by it.</param>
    /// <param name="now">By ours; steps are due by it.</param>
    public void Look(IReadOnlyList<IssueRow> rows, DateTimeOffset serverNow, DateTimeOffset now)
    {
        var current = new HashSet<Mind>();
        foreach (var row in rows.Take(MostIssues))
        {
            var minutes = (serverNow - row.ReportedAt).TotalMinutes * town.Plan.DrillDivisor;
            var aged = minutes > DeskPlay.AbandonedMinutes ? 2 : minutes > DeskPlay.LateMinutes ? 1 : 0;
            var reminded = row.LastRung?.AcknowledgedAt is not null;
            var holder = $"{row.State}/{row.LeadUnitId}/{row.Round}";
            Decide(Part.Lead, IsForgetful(row) ? $"{holder}/{reminded}/{row.LastRung?.CalledAt:O}" : holder, draw => units.Lead(row, reminded, draw));
            Decide(Part.Rung, $"{row.LastRung?.Clock}/{row.LastRung?.Generation}/{row.LastRung?.Rung}/{row.LastRung?.AcknowledgedAt:O}", draw => units.Rung(row, draw));
            Decide(Part.Desk, $"{holder}/{aged}/{row.Light}", draw => desk.Desk(row, aged, draw));
            Decide(Part.Ask, row.State is IssueState.Handling or IssueState.Parked ? $"works/{row.LeadUnitId}" : "", draw => units.Ask(row, draw));
            Decide(Part.Leader, row.Asks.Count > 0 ? "asked" : $"{row.State}/{row.Light}", draw => row.Asks.Count > 0 ? leader.Decide(row, draw) : leader.Supervise(row, draw));
            Decide(Part.Whistle, row.State == IssueState.Reported ? "" : "once", draw => desk.Whistle(row, draw));
            foreach (var unit in row.RingingUnitIds.Where(unit => unit != row.LeadUnitId))
            {
                Decide(Part.Line, "rings", draw => units.Line(unit, draw), unit);
            }

            void Decide(Part part, string stage, Func<Bogus.Randomizer, Step?> decide, string unit = "")
            {
                var mind = new Mind(row.Id, part, unit);
                current.Add(mind);
                if (minds.TryGetValue(mind, out var made) && made.Stage == stage)
                {
                    return;
                }

                var step = decide(Draw.For(seed, $"{mind}/{stage}"));
                minds[mind] = (stage, step is null ? null : new Due(mind, stage, step, now + step.After));
            }
        }

        foreach (var gone in minds.Keys.Where(mind => !current.Contains(mind)).ToList())
        {
            minds.Remove(gone);
        }
    }

    /// <summary>Takes the steps that are due, the longest due first. A step is handed out once.</summary>
    public IReadOnlyList<Due> Take(DateTimeOffset now, int most)
    {
        var due = minds.Values.Select(m => m.Due).OfType<Due>().Where(d => d.At <= now).OrderBy(d => d.At).Take(most).ToList();
        foreach (var taken in due)
        {
            minds[taken.Mind] = (taken.Stage, null);
        }

        return due;
    }

    /// <summary>The step was lost: the part looks at the issue anew.</summary>
    public void Forget(Due due)
    {
        if (minds.TryGetValue(due.Mind, out var made) && made.Stage == due.Stage)
        {
            minds.Remove(due.Mind);
        }
    }

    private bool IsForgetful(IssueRow row) => row.LeadUnitId is { } lead && TemperOf(lead) == Temper.Forgetful;
}
