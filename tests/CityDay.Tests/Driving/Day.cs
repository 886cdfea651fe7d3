using GridOrleans.CityDay.Tests.Checking;
using GridOrleans.CityDay.Tests.City;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;
using GridOrleans.Grains.Issues;

namespace GridOrleans.CityDay.Tests.Driving;

/// <summary>
/// One day of a part of the demo district and the nights around it: reports by the hour, people who do mostly what fits, deadlines that ring as the sweeper
/// rings them, and orders that the job engine carries out. The same seed gives the same day.
/// </summary>
internal sealed class Day
{
    public static readonly DateTimeOffset Start = new(2026, 2, 28, 0, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Long enough for the slowest clock but the longest ones, over the free Sunday.</summary>
    public static readonly DateTimeOffset End = Start.AddDays(4);

    /// <summary>Reports by the hour, midnight first; of a thousand.</summary>
    private static readonly int[] ByHour = [10, 7, 5, 5, 6, 12, 28, 50, 72, 75, 68, 58, 48, 52, 60, 62, 62, 66, 70, 64, 50, 36, 22, 12];

    private const int MostActs = 16;

    private readonly Random random;
    private readonly Agenda agenda = new(Start);
    private readonly Overseer overseer;
    private readonly People people;
    private readonly Orders orders;
    private readonly Town town;
    private readonly Sweeper sweeper;
    private readonly Errands errands;
    private readonly Dictionary<Guid, CaseFile> files = [];
    private readonly Dictionary<string, List<CaseFile>> neighbours = [];

    public Day(int seed, int reports, Town town)
    {
        random = new(seed);
        this.town = town;
        people = new(town, random);
        orders = new(town, random);
        overseer = new(Census);
        sweeper = new(agenda, random, (file, command) => Give(file, command, People.Machine));
        errands = new(agenda, random, town, files, (file, command) => Give(file, command, People.Machine));
        for (var number = 0; number < reports; number++) agenda.At(Moment(), Report);
        for (var hour = Start.AddHours(1); hour < End; hour = hour.AddHours(hour < Start.AddDays(1) ? 1 : 6)) agenda.At(hour, () => Wall.Check(files.Values, agenda.Now));
    }

    public Census Census { get; } = new();

    public IReadOnlyCollection<CaseFile> Cases => files.Values;

    public void Run()
    {
        agenda.Run(End);
        foreach (var file in files.Values)
        {
            Overseer.CheckWhole(file, End);
            Promises.Check(file, End);
            FigureComparison.Of(file);
        }
    }

    private void Report()
    {
        var file = new CaseFile(NewId());
        var policy = Terms.Policies[random.Next(Terms.Policies.Length)];
        if (random.Next(50) == 0) Give(file, new IssueCommand.Accept(), People.Machine);
        Give(file, town.Report(random, policy), People.Machine);
        files.Add(file.Id, file);
        Plan(file, 0);
    }

    private void Act(CaseFile file, int acts)
    {
        var issue = file.Issue!;
        var command = orders.Of(Likely.Next(issue, random), issue, Earlier(file), agenda.Now);
        if (random.Next(40) == 0) Give(file, command, people.For(issue, command), issue.Operations[random.Next(issue.Operations.Count)].Id);
        else Give(file, command, people.For(issue, command));
        if (acts < MostActs && Likely.GoesOn(file.Issue!, random)) Plan(file, acts + 1);
    }

    /// <summary>Some are quick, a few let hours pass, and one in twenty comes at the very moment something is due, or a hair before.</summary>
    private void Plan(CaseFile file, int acts)
    {
        var minutes = -Math.Log(1 - random.NextDouble()) * (random.Next(12) == 0 ? 120 : 9) / (Terms.IsDrill(file.Issue!.Policy) ? 40 : 1);

        // Some come when the time for complaints is over.
        if (file.Issue.EndedAt is not null && random.Next(8) == 0) minutes += 800;
        var at = agenda.Now.AddMinutes(minutes);
        if (random.Next(20) == 0 && Wake.Of(file.Issue!).MinBy(wake => wake.DueAt) is { } next && next.DueAt > agenda.Now) at = next.DueAt.AddMicroseconds(-random.Next(2));
        agenda.At(at, () => Act(file, acts));
    }

    private Decision Give(CaseFile file, IssueCommand command, Actor actor, Guid? operation = null)
    {
        var before = file.Issue;
        var stamp = new Stamp(agenda.Now, operation ?? NewId(), actor);
        var decision = overseer.Give(file, command, stamp);
        if (decision is not Decision.Done done) return decision;
        var entry = new Contracts.History.HistoryEntry(
            file.Id, file.Issue!.Version, stamp.OperationId, actor.Kind, actor.Id, actor.Name, stamp.At, done.Events, "", "", "");
        var commit = IssueCommits.Of(before, file.Issue, entry, null);
        file.Row = commit.Row;
        sweeper.Note(file, commit.Deadlines);
        errands.Note(commit.Outbox);
        return decision;
    }

    /// <summary>The case of the same grid before this one.</summary>
    private Issue? Earlier(CaseFile file)
    {
        var grid = file.Issue!.Place.GridCode;
        if (!neighbours.TryGetValue(grid, out var cases)) neighbours[grid] = cases = [];
        if (!cases.Contains(file)) cases.Add(file);
        return cases.Count > 1 ? cases[random.Next(cases.Count)].Issue : null;
    }

    private DateTimeOffset Moment()
    {
        var (left, hour) = (random.Next(ByHour.Sum()), 0);
        while (left >= ByHour[hour]) left -= ByHour[hour++];
        return Start.AddHours(hour).AddMicroseconds(random.NextInt64(3_600_000_000));
    }

    private Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }
}
