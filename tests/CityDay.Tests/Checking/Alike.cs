using GridOrleans.Domain.Issues;

namespace GridOrleans.CityDay.Tests.Checking;

/// <summary>Whether what happened is what was foreseen. Ids that the domain gives to lines and asks are its own business.</summary>
internal static class Alike
{
    public static bool Are(IssueEvent foreseen, IssueEvent happened) => (foreseen, Nameless(happened)) switch
    {
        (IssueEvent.UnitsCalled one, IssueEvent.UnitsCalled other) => Same(one.Lines, other.Lines) && one with { Lines = other.Lines } == other,
        (IssueEvent.CoHandlersCalled one, IssueEvent.CoHandlersCalled other) => Same(one.Lines, other.Lines) && one with { Lines = other.Lines } == other,
        var (one, other) => one == other,
    };

    private static IssueEvent Nameless(IssueEvent happened) => happened switch
    {
        IssueEvent.Dispatched sent => sent with { LineId = Guid.Empty },
        IssueEvent.Redispatched sent => sent with { LineId = Guid.Empty },
        IssueEvent.Asked asked => new IssueEvent.Asked(asked.Ask with { Id = Guid.Empty }),
        _ => happened,
    };

    private static bool Same(IReadOnlyList<CalledUnit> foreseen, IReadOnlyList<CalledUnit> happened) =>
        foreseen.Select(line => line.UnitId).SequenceEqual(happened.Select(line => line.UnitId));
}
