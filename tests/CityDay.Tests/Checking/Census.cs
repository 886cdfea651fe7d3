using GridOrleans.Domain.Issues;

namespace GridOrleans.CityDay.Tests.Checking;

/// <summary>What came up in a day, so that nobody trusts a day on which nothing happened.</summary>
internal sealed class Census
{
    private readonly SortedDictionary<string, int> seen = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Seen => seen;

    public int Decisions { get; private set; }

    public int Events { get; private set; }

    public void Count(CaseFile file, IssueCommand command, Decision decision)
    {
        Decisions++;
        Add(decision switch
        {
            Decision.Done => Done(command.Kind),
            Decision.Already => Already(command.Kind),
            Decision.Refused refused => Refused(refused.Refusal.Code),
            _ => throw new ArgumentOutOfRangeException(nameof(decision)),
        });
        if (decision is not Decision.Done done) return;
        Events += done.Events.Count;
        Add(In(file.Issue!.State));
        foreach (var happened in done.Events) Add(Happened(happened.GetType()));
    }

    public void Add(Census other)
    {
        Decisions += other.Decisions;
        Events += other.Events;
        foreach (var (what, count) in other.seen) seen[what] = seen.GetValueOrDefault(what) + count;
    }

    public static string Done(CommandKind command) => $"done {command}";

    public static string Already(CommandKind command) => $"already {command}";

    public static string Refused(string code) => $"refused {code}";

    public static string Happened(Type happened) => $"happened {happened.Name}";

    public static string In(IssueState state) => $"in {state}";

    private void Add(string what) => seen[what] = seen.GetValueOrDefault(what) + 1;
}
