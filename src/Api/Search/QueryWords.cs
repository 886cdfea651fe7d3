using GridOrleans.Api.Words;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Search;

namespace GridOrleans.Api.Search;

/// <summary>What a condition is about.</summary>
public enum QueryKey
{
    State,
    Area,
    Category,
    Group,
    Unit,
    Lead,
    Owner,
    Helper,
    Person,
    Channel,
    Light,
    Respond,
    Handle,
    Close,
    Plan,
    Supervised,
    Asking,
    Rating,
    Case,
    Building,
    Estate,
    Reported,
    Ended,
    Text,
}

/// <summary>The vocabulary of the query language, in Chinese and English. Documented in docs/search.md.</summary>
public static class QueryWords
{
    public static IReadOnlyDictionary<string, QueryKey> Keys { get; } = new Dictionary<string, QueryKey>(StringComparer.OrdinalIgnoreCase)
    {
        ["状态"] = QueryKey.State, ["state"] = QueryKey.State,
        ["区域"] = QueryKey.Area, ["网格"] = QueryKey.Area, ["社区"] = QueryKey.Area, ["街道"] = QueryKey.Area, ["area"] = QueryKey.Area, ["grid"] = QueryKey.Area,
        ["类别"] = QueryKey.Category, ["category"] = QueryKey.Category,
        ["大类"] = QueryKey.Group, ["group"] = QueryKey.Group,
        ["单位"] = QueryKey.Unit, ["unit"] = QueryKey.Unit,
        ["牵头"] = QueryKey.Lead, ["主办"] = QueryKey.Lead, ["lead"] = QueryKey.Lead,
        ["责任"] = QueryKey.Owner, ["owner"] = QueryKey.Owner,
        ["协办"] = QueryKey.Helper, ["helper"] = QueryKey.Helper,
        ["人员"] = QueryKey.Person, ["person"] = QueryKey.Person,
        ["渠道"] = QueryKey.Channel, ["channel"] = QueryKey.Channel,
        ["灯"] = QueryKey.Light, ["light"] = QueryKey.Light,
        ["响应"] = QueryKey.Respond, ["respond"] = QueryKey.Respond,
        ["处置"] = QueryKey.Handle, ["handle"] = QueryKey.Handle,
        ["办结"] = QueryKey.Close, ["close"] = QueryKey.Close,
        ["方案"] = QueryKey.Plan, ["plan"] = QueryKey.Plan,
        ["督办"] = QueryKey.Supervised, ["supervised"] = QueryKey.Supervised,
        ["待批"] = QueryKey.Asking, ["asking"] = QueryKey.Asking,
        ["评分"] = QueryKey.Rating, ["rating"] = QueryKey.Rating,
        ["编号"] = QueryKey.Case, ["case"] = QueryKey.Case,
        ["楼栋"] = QueryKey.Building, ["building"] = QueryKey.Building,
        ["小区"] = QueryKey.Estate, ["estate"] = QueryKey.Estate,
        ["上报"] = QueryKey.Reported, ["reported"] = QueryKey.Reported,
        ["结束"] = QueryKey.Ended, ["ended"] = QueryKey.Ended,
        ["文字"] = QueryKey.Text, ["text"] = QueryKey.Text,
    };

    /// <summary>Words that are a condition by themselves: of each, at least one term must be there.</summary>
    public static IReadOnlyDictionary<string, string[]> Flags { get; } = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["在办"] = [Term.Open(true)], ["open"] = [Term.Open(true)],
        ["已结束"] = [Term.Open(false)], ["done"] = [Term.Open(false)],
        ["超时"] = [Term.Light(Light.Red)], ["overdue"] = [Term.Light(Light.Red)],
        ["临期"] = [Term.Light(Light.Yellow)], ["duesoon"] = [Term.Light(Light.Yellow)],
        ["加急"] = [Term.Urgent], ["紧急"] = [Term.Urgent], ["urgent"] = [Term.Urgent],
        ["挂账"] = [Term.State(IssueState.Parked)], ["parked"] = [Term.State(IssueState.Parked)],
        ["督办"] = Supervised, ["supervised"] = Supervised,
        ["待批"] = [Term.Asking], ["asking"] = [Term.Asking],
    };

    /// <summary>With at least one photo or file.</summary>
    public static IReadOnlySet<string> Attached { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "附件", "照片", "attached" };

    public static IReadOnlyDictionary<string, Channel> Channels { get; } = Both(
        ("居民", Channel.Resident), ("热线", Channel.Hotline), ("网格员", Channel.Member), ("物业", Channel.PropertyFirm), ("企业", Channel.Enterprise), ("设备", Channel.Sensor));

    public static IReadOnlyDictionary<string, Light> Lights { get; } = Both(("绿", Light.Green), ("黄", Light.Yellow), ("红", Light.Red));

    public static IReadOnlyDictionary<string, SupervisionLevel> Cards { get; } = Both(
        ("普通", SupervisionLevel.Normal), ("黄牌", SupervisionLevel.Yellow), ("红牌", SupervisionLevel.Red));

    public static IReadOnlyDictionary<string, ClockState> ClockStates { get; } = Both(
        ("在走", ClockState.Running), ("临期", ClockState.Yellow), ("超时", ClockState.Red), ("暂停", ClockState.Paused), ("按时", ClockState.InTime), ("逾期", ClockState.Late));

    public static IReadOnlyDictionary<string, CommandKind> Asked { get; } = Both(
        ("延期", CommandKind.Extend), ("挂账", CommandKind.Park), ("方案", CommandKind.FilePlan), ("退回", CommandKind.Return), ("作废", CommandKind.Void), ("重开", CommandKind.Reopen));

    /// <summary>As screens call them, in both languages, and as the wire does.</summary>
    public static IReadOnlyDictionary<string, IssueState> States { get; } = Enum.GetValues<IssueState>()
        .SelectMany(state => new[] { Names.Of(Tongue.Chinese, state), Names.Of(Tongue.English, state), Names.Camel(state) }.Select(word => (word, state)))
        .DistinctBy(each => each.word, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(each => each.word, each => each.state, StringComparer.OrdinalIgnoreCase);

    private static string[] Supervised => [.. Enum.GetValues<SupervisionLevel>().Select(Term.Supervised)];

    private static Dictionary<string, T> Both<T>(params ReadOnlySpan<(string Chinese, T Value)> words)
        where T : struct, Enum
    {
        var both = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var (chinese, value) in words) (both[chinese], both[Names.Camel(value)]) = (value, value);
        return both;
    }
}
