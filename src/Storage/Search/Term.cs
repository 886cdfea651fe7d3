using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Storage.Search;

/// <summary>The terms an issue is found by. Written by the projector and asked for by searches: said here once for both.</summary>
public static class Term
{
    public const string Urgent = "urgent", Asking = "asking";

    public static string State(IssueState state) => $"s:{state}";

    public static string Open(bool open) => open ? "o:1" : "o:0";

    public static string Light(Light light) => $"l:{light}";

    public static string Category(string code) => $"c:{code}";

    public static string Channel(Channel channel) => $"ch:{channel}";

    public static string Building(string id) => $"b:{id}";

    public static string Estate(string id) => $"e:{id}";

    public static string Rating(int score) => $"r:{score}";

    /// <summary>It lies inside the area.</summary>
    public static string Area(string code) => $"g:{code}";

    /// <summary>The unit has or had it on its hands.</summary>
    public static string Unit(string id) => $"ua:{id}";

    public static string Lead(string id) => $"ul:{id}";

    public static string Owner(string id) => $"uo:{id}";

    /// <summary>Called beside the lead.</summary>
    public static string Helper(string id) => $"uh:{id}";

    /// <summary>Those who speak for the unit may see it.</summary>
    public static string Sight(string unitId) => $"v:{unitId}";

    /// <summary>The person did something on it.</summary>
    public static string Person(string id) => $"p:{id}";

    public static string Clock(ClockKind kind, ClockState state) => $"k:{kind}:{state}";

    /// <summary>督办.</summary>
    public static string Supervised(SupervisionLevel level) => $"sup:{level}";

    /// <summary>What waits for an approval.</summary>
    public static string Asked(CommandKind wanted) => $"ask:{wanted}";

    public static string Text(string gram) => $"t:{gram}";

    /// <summary>Every area that a code of 15 digits, or more, lies in: codes grow by three digits a level.</summary>
    public static IEnumerable<string> Areas(string gridCode)
    {
        for (var length = 6; length < gridCode.Length; length += 3) yield return Area(gridCode[..length]);
        yield return Area(gridCode);
    }
}

/// <summary>How a clock stands, as recorded.</summary>
public enum ClockState
{
    /// <summary>It counts, in time or not.</summary>
    Running,

    /// <summary>Still running and past 80 %, not past 100 %.</summary>
    Yellow,

    /// <summary>Still running and past its due time.</summary>
    Red,

    /// <summary>Stands still for an approved park.</summary>
    Paused,

    /// <summary>Stopped in time.</summary>
    InTime,

    /// <summary>Stopped too late.</summary>
    Late,
}
