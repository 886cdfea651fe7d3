using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Areas;

namespace GridOrleans.Simulator.City;

/// <summary>Everyone who can be called: departments, property firms, the state firm, owners' committees and the office of every area.</summary>
internal sealed class Units
{
    public const string StateFirm = "state-firm";

    private const int FirmCount = 112;

    /// <summary>三型三管: who manages an estate decides who is called first.</summary>
    public static readonly EstateTypePlan[] EstateTypes =
    [
        new("firm-managed", "物业管理型", "firm-managed", EstateStep.Firm, [EstateStep.Firm, EstateStep.Committee, EstateStep.Community]),
        new("self-managed", "居民自治型", "self-managed", EstateStep.Committee, [EstateStep.Committee, EstateStep.Community], EstateStep.Community),
        new("unmanaged", "失管弱管型", "unmanaged", EstateStep.Fallback, [EstateStep.Fallback, EstateStep.Community]),
    ];

    private static readonly (string Id, string Name, string ShortName)[] Departments =
    [
        ("dept-urban", "临澜区城市管理局", "区城管局"), ("dept-housing", "临澜区住房和城乡建设局", "区住建局"),
        ("dept-water", "临澜区水务局", "区水务局"), ("dept-ecology", "市生态环境局临澜分局", "生态环境局"),
        ("dept-traffic", "临澜区交警大队", "区交警队"), ("dept-green", "临澜区园林绿化所", "区园林所"),
        ("dept-drainage", "临澜区排水公司", "区排水公司"), ("dept-power", "临澜区供电所", "区供电所"),
        ("dept-gas", "云汀燃气有限公司", "云汀燃气"), ("dept-supply", "临澜区自来水公司", "区自来水公司"),
        ("dept-fire", "临澜区消防救援大队", "区消防队"), ("dept-police", "市公安局临澜分局", "区公安分局"),
        ("dept-market", "临澜区市场监督管理局", "区市场监管局"), ("dept-lift", "临澜区特种设备检验所", "区特检所"),
        ("dept-sanitation", "临澜区环境卫生中心", "区环卫中心"), ("dept-transport", "临澜区交通运输局", "区交通局"),
        ("dept-emergency", "临澜区应急管理局", "区应急局"), ("dept-planning", "临澜区自然资源局", "区自然资源局"),
        ("dept-civil", "临澜区民政局", "区民政局"), ("dept-health", "临澜区卫生健康局", "区卫健局"),
        ("dept-heating", "临澜热力有限公司", "临澜热力"), ("dept-telecom", "临澜区通信管理站", "区通信站"),
        ("dept-education", "临澜区教育局", "区教育局"), ("dept-agriculture", "临澜区农业农村局", "区农业局"),
        ("dept-labour", "临澜区人力资源和社会保障局", "区人社局"), ("dept-park", "科创园区管理办公室", "科创园区办"),
    ];

    private readonly List<UnitPlan> all = [];
    private readonly List<EstatePlan> estates = [];

    public Units(AreaTree tree, IReadOnlyList<Estate> land, int seed)
    {
        all.AddRange(Departments.Select(d => new UnitPlan(d.Id, d.Name, d.ShortName, UnitKind.Department, null)));
        var firsts = Names.Firms(seed, FirmCount);
        var firms = firsts.Select((first, i) => new UnitPlan($"firm-{i + 1:000}", first + "物业服务有限公司", first + "物业", UnitKind.PropertyFirm, null)).ToList();
        all.AddRange(firms);
        all.Add(new UnitPlan(StateFirm, "临澜城市服务集团有限公司", "临澜城服", UnitKind.StateFirm, null));
        AddEstates(land, firms, firsts, seed);
        all.AddRange(tree.Areas.Select(Office));
    }

    public IReadOnlyList<UnitPlan> All => all;

    public IReadOnlyList<EstatePlan> Estates => estates;

    public static string TypeOf(double share) => share < 0.62 ? "firm-managed" : share < 0.86 ? "self-managed" : "unmanaged";

    private void AddEstates(IReadOnlyList<Estate> land, List<UnitPlan> firms, IReadOnlyList<string> firsts, int seed)
    {
        var draw = Draw.For(seed, "estate types");
        var turn = new Queue<UnitPlan>(draw.Shuffle(firms));
        foreach (var estate in land)
        {
            var namesake = firsts.ToList().FindIndex(first => estate.Name.StartsWith(first, StringComparison.Ordinal));
            var type = namesake >= 0 || estate.Name == "锦绣澜庭" ? "firm-managed" : TypeOf(draw.Double());
            string? firm = null, committee = null;
            if (type == "firm-managed")
            {
                firm = estate.Name == "锦绣澜庭" ? firms[0].Id : namesake >= 0 ? firms[namesake].Id : turn.Peek().Id;
                turn.Enqueue(turn.Dequeue());
            }
            else if (type == "unmanaged")
            {
                firm = StateFirm;
            }
            else
            {
                committee = $"committee-{estate.Id}";
                all.Add(new UnitPlan(committee, estate.Name + "业主委员会", estate.Name + "业委会", UnitKind.OwnersCommittee, estate.Grid.Code));
            }

            var at = Projection.ToDegrees(estate.Area.Centroid.Coordinate);
            estates.Add(new EstatePlan(estate.Id, estate.Name, type, estate.Grid.Code, firm, committee, at[0], at[1], Projection.Ring(estate.Area)));
        }
    }

    private static UnitPlan Office(AreaPlan area) => area.Level switch
    {
        "district" => new(area.Code, area.Name + "网格化综合指挥中心", "区指挥中心", UnitKind.AreaOffice, area.Code),
        _ => new(area.Code, area.ShortName, area.ShortName, UnitKind.AreaOffice, area.Code),
    };
}
