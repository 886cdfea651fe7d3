using Bogus;

namespace GridOrleans.Simulator.City;

/// <summary>Every place name here is invented; they are of the kind one meets in a northern Chinese town.</summary>
internal static class Names
{
    public static readonly string[] Streets = ["府前", "望河", "孙村", "石桥", "科创"];

    /// <summary>Community names by street, in the order of their codes.</summary>
    public static readonly string[][] Communities =
    [
        ["北园", "学府", "府苑", "文昌", "府前", "钟楼", "广场", "槐荫", "东关", "劝业", "明德", "书院"],
        ["北滩", "柳林", "望河", "渡口", "河湾", "芦花", "清漪", "堤上", "西园", "观澜"],
        ["东岭", "南坛", "孙村", "粮市", "金穗", "和苑", "澜庭", "永安", "百花", "朝阳", "向阳", "车站", "新市", "孙村南", "十里铺"],
        ["石桥", "双槐", "桥西", "龙泉", "马厂", "石桥南", "银杏", "泉上", "西岭", "田园"],
        ["科创", "镜湖", "智谷", "云岭", "创新", "东岭山", "湖畔", "光电", "软件园", "仓前", "新城", "临港"],
    ];

    /// <summary>Names of the smaller roads by street; 东 西 南 北 and numbers make more of them.</summary>
    public static readonly string[][] Roads =
    [
        ["文昌路", "学府路", "府苑街", "钟楼街", "槐荫路", "东关街", "书院街", "劝业街", "明德路", "北园路"],
        ["望河路", "柳林路", "渡口街", "芦花街", "清漪路", "观澜路", "河湾街", "西园路"],
        ["孙村中街", "孙村路", "金穗路", "和苑街", "澜庭东路", "澜庭西路", "永安街", "百花路", "朝阳路", "车站街", "粮市街", "新市路", "南坛路"],
        ["石桥中街", "双槐路", "龙泉路", "马厂街", "银杏路", "泉上街", "西岭路", "田园路"],
        ["科创一路", "科创二路", "科创三路", "镜湖路", "智谷大街", "云岭路", "湖畔路", "创新街", "光电路", "软件园路", "仓前街"],
    ];

    /// <summary>What stands in a dedicated grid of a street; its community's name goes before it.</summary>
    public static readonly string[] Complexes = ["大厦", "商业街", "商城", "广场", "商务中心", "家居城", "百货"];

    public static readonly string[] Parks =
    [
        "科创一号园", "科创二号园", "镜湖智谷", "云岭软件园", "光电产业园", "创新工场", "湖畔总部园", "临澜智造园", "仓前物流园", "云岭数据港",
        "科创孵化园", "生物医药园", "新材料产业园", "智能装备园", "检验检测园", "创客街区",
    ];

    public static readonly string[] PublicPlaces = ["小学", "中学", "农贸市场", "卫生服务中心", "幼儿园", "党群服务中心", "体育馆", "养老服务中心"];

    /// <summary>Estates and firms that the screens' first pictures named, then names from a pool.</summary>
    private static readonly string[] KnownEstates = ["锦绣澜庭", "和苑里", "东岭花园", "金穗花园", "府苑小区", "望河里小区"];

    private static readonly string[] KnownFirms = ["锦澜", "和苑", "东岭", "金穗", "望河", "府苑"];

    private static readonly string[] Firsts =
    [
        "锦绣", "和顺", "金桂", "银杏", "翠柳", "梧桐", "紫藤", "丹枫", "海棠", "玉兰", "清风", "明月", "春晖", "秋实", "朝霞", "晨曦",
        "云锦", "澜湾", "澜韵", "临水", "听涛", "观山", "望岳", "泉景", "松涛", "竹韵", "荷塘", "兰亭", "书香", "学苑", "康乐", "福安",
        "祥和", "安居", "乐业", "同德", "建设", "纺织", "机床", "化工", "铁路", "邮电", "供销", "粮食", "农科", "园丁", "光明", "幸福",
        "友谊", "团结", "胜利", "红星", "东风", "前进", "曙光", "长青", "万和", "嘉禾", "瑞景", "盛世",
    ];

    private static readonly string[] Lasts = ["花园", "小区", "家园", "苑", "新村", "名邸", "雅居", "公寓", "里", "华庭", "东区", "西区"];

    private static readonly string[] FirmFirsts =
    [
        "安", "宝", "诚", "德", "福", "广", "恒", "嘉", "康", "乐", "隆", "美", "宁", "普", "泰", "祥", "信", "永", "泽", "众",
    ];

    private static readonly string[] FirmLasts = ["居", "和", "邦", "佳", "达", "润"];

    /// <summary>As many different estate names as asked for, the known ones first.</summary>
    public static IReadOnlyList<string> Estates(int seed, int count) => Take(seed, "estate names", KnownEstates, Firsts, Lasts, count);

    /// <summary>First parts of firm names (锦澜 of 锦澜物业), the known ones first.</summary>
    public static IReadOnlyList<string> Firms(int seed, int count) => Take(seed, "firm names", KnownFirms, FirmFirsts, FirmLasts, count);

    private static IReadOnlyList<string> Take(int seed, string part, string[] known, string[] firsts, string[] lasts, int count)
    {
        var pool = firsts.SelectMany(_ => lasts, (first, last) => first + last).Except(known).ToList();
        Randomizer draw = Draw.For(seed, part);
        return [.. known, .. draw.Shuffle(pool).Take(count - known.Length)];
    }
}
