using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Simulator.City;

/// <summary>What people report, who answers for it, and how they would say it. No unit: the estate's type decides.</summary>
internal static class Categories
{
    public static readonly CategoryPlan[] All =
    [
        Of("street-vending", "街面秩序", "占道经营", "street vending", "dept-urban", WhistleKind.Community,
            "路口几个水果摊把人行道占满了，推婴儿车过不去。", "烧烤摊又摆到马路上来了，天天如此。", "菜摊堵着公交站，上车要绕到机动车道。"),
        Of("road-collapse", "道路设施", "路面塌陷", "road collapse", "dept-housing", WhistleKind.Street,
            "路面塌了一个坑，刚才一辆电动车差点翻了。", "慢车道陷下去一大块，下面好像是空的。", "昨天修过的地方又塌了，坑越来越大。"),
        Of("cooking-fumes", "生态环境", "餐饮油烟", "cooking fumes", "dept-ecology", WhistleKind.Community,
            "楼下饭店油烟直往家里灌，窗户不敢开。", "烧烤店的烟道对着二楼，衣服晾不了。", "晚上油烟呛得孩子咳嗽。"),
        Urgent("gas-smell", "公共安全", "燃气异味", "smell of gas", "dept-gas", ["dept-fire", "dept-emergency"],
            "楼道里有很重的煤气味，请快来看看。", "厨房外面闻到燃气味，已经关了阀门还有。", "一楼走廊燃气味很大，邻居都出来了。"),
        Of("manhole-missing", "道路设施", "井盖缺失", "manhole cover missing", "dept-housing", WhistleKind.Community,
            "路边井盖没了，只插了一根树枝。", "井盖裂开一半，晚上看不见很危险。", "人行道上少了一个井盖，旁边就是小学。"),
        Of("tree-down", "园林绿化", "树木倒伏", "fallen tree", "dept-green", WhistleKind.Community,
            "一棵大树倒在路上，车过不去。", "风刮断的树枝挂在电线上。", "行道树斜得厉害，怕砸到停的车。"),
        Urgent("fire-lane", "公共安全", "消防通道堵塞", "fire lane blocked", "dept-fire", ["dept-police"],
            "消防通道停满了车，救护车都进不来。", "有人在消防通道上装了地锁。", "小区北门消防通道堆了装修垃圾。"),
        Of("illegal-building", "街面秩序", "违规搭建", "illegal construction", "dept-urban", WhistleKind.Community,
            "顶楼有人在搭阳光房，已经焊好架子了。", "一楼把公共绿地圈起来盖了个小房。", "楼后又开始砌墙，昨天才停过。"),
        Of("street-lamp", "道路设施", "路灯不亮", "street lamp out", "dept-power", WhistleKind.Community,
            "这一段路灯三天没亮了，晚上下班害怕。", "路灯一闪一闪的，像要坏。", "小路上五盏灯全黑着。"),
        Of("bins-full", "市容环境", "垃圾满溢", "overflowing bins", "dept-sanitation", WhistleKind.Community,
            "垃圾桶满了三天没人收，苍蝇很多。", "垃圾堆到路上了，味道很大。", "大件垃圾扔在桶边一个星期了。"),
        Of("wild-charging", "公共安全", "电动车飞线充电", "e-bikes charging by loose wires", null, WhistleKind.Resident,
            "有人从三楼拉线下来给电动车充电，下雨也不收。", "单元门口一排插线板，看着就怕。", "电动车推进楼道充电，晚上都堵着门。"),
        Of("posters", "市容环境", "乱贴小广告", "fly-posting", "dept-urban", WhistleKind.Community,
            "单元门上贴满了开锁广告，撕了又贴。", "墙上喷的小广告留着电话，很难看。"),
        Of("manhole-noise", "道路设施", "窨井异响", "rattling manhole", "dept-drainage", WhistleKind.Community,
            "车一过井盖就咣当响，一夜睡不着。", "窗下的窨井盖松了，半夜特别响。"),
        Of("hallway-clutter", "公共安全", "楼道堆物", "clutter in the stairwell", null, WhistleKind.Resident,
            "楼道里堆着纸箱和旧家具，下楼要侧身。", "五楼把鞋柜都放到走廊上了。", "楼道堆满废品，着了火怎么办。"),
        Of("sewage", "市政管网", "污水冒溢", "sewage overflow", "dept-water", WhistleKind.Community,
            "井盖一直往外冒水，老人出不了门。", "污水流到单元门口了，臭得不行。", "下水道返水，一楼家里进了水。"),
        Of("noise", "生态环境", "噪声扰民", "noise", "dept-ecology", WhistleKind.Community,
            "工地半夜还在打桩，孩子明天考试。", "楼下广场音响太大，说过几次都不听。", "空调外机整夜轰轰响。"),
        Urgent("lift-trapped", "公共安全", "电梯困人", "people trapped in a lift", "dept-lift", ["dept-fire"],
            "电梯停在七楼，里面有老人和孩子。", "我被困在电梯里了，按铃没人应。", "电梯突然不动，里面有三个人。"),
        Of("low-pressure", "市政管网", "供水压力低", "low water pressure", "dept-supply", WhistleKind.Street,
            "六楼早上水流像线一样，洗漱都不行。", "从昨天起水压很小，热水器打不着。"),
        Of("barrier", "物业服务", "道闸故障", "gate barrier broken", null, WhistleKind.Resident,
            "小区道闸抬不起来，车都堵在门口。", "道闸坏了一直开着，外面车随便进。"),
        Of("greenery", "园林绿化", "绿化损坏", "damaged greenery", "dept-green", WhistleKind.Community,
            "绿化带被车轧秃了，一下雨全是泥。", "有人把草坪铲了种菜。"),
        Of("standing-water", "市政管网", "积水", "standing water", "dept-water", WhistleKind.Community,
            "桥下积水到膝盖了，还有车往里开。", "门口一下雨就积水，要踩砖头过去。"),
        Of("parking", "街面秩序", "违停", "illegal parking", "dept-traffic", WhistleKind.Community,
            "校门口两边都停满了，接孩子的进不来。", "有车停在盲道上两天了。", "路口拐角停了辆货车，挡住视线。"),
        Of("road-works", "道路设施", "占道施工", "works blocking the road", "dept-transport", WhistleKind.Street,
            "路挖开一周没人干活，也没有围挡。", "施工占了两条车道，没有指示牌。"),
        Urgent("facade", "公共安全", "外墙脱落", "falling facade", "dept-housing", ["dept-emergency"],
            "外墙瓷砖掉下来砸了一辆车，现在还在掉。", "墙皮鼓起一大片，下面是人行道。"),
        Of("lift-broken", "物业服务", "电梯故障", "lift out of order", null, WhistleKind.Resident,
            "电梯又停了，家在十五楼，老人下不去。", "电梯门关不严，运行时有响声。"),
        Of("lights-stairs", "物业服务", "楼道灯不亮", "stairwell lights out", null, WhistleKind.Resident,
            "三单元楼道灯坏了一个月，晚上摸黑。", "感应灯不灵，要跺好几脚。"),
        Of("park-water", "企业服务", "园区断水", "no water at the works", "dept-supply", WhistleKind.Enterprise,
            "车间突然停水，生产线停了，请告知何时恢复。", "园区北侧两栋楼断水，没有接到通知。"),
        Of("park-power", "企业服务", "园区电压不稳", "unsteady power at the works", "dept-power", WhistleKind.Enterprise,
            "电压波动，设备跳闸两次了。", "实验室设备因电压不稳报警，请派人检查。"),
        Of("repair-fund", "物业服务", "动用大额维修基金", "use of the large repair fund", null, WhistleKind.Resident,
            "屋面要大修，业委会想动用维修基金，请社区把关。", "电梯要换，维修基金怎么用大家意见不一。") with { MajorMatter = true },
    ];

    private static CategoryPlan Of(string code, string group, string name, string english, string? unit, WhistleKind whistle, params string[] examples) =>
        new(code, group, name, english, unit, false, whistle, examples);

    private static CategoryPlan Urgent(string code, string group, string name, string english, string unit, string[] alarm, params string[] examples) =>
        new(code, group, name, english, unit, true, WhistleKind.Urgent, examples, AlarmUnitIds: alarm);
}
