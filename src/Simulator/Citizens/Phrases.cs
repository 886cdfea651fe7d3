using GridOrleans.Contracts.Areas;

namespace GridOrleans.Simulator.Citizens;

/// <summary>What liaisons, members, checkers and residents write.</summary>
internal static class Phrases
{
    private static readonly Dictionary<string, string[]> Done = new()
    {
        ["街面秩序"] = ["已到现场劝离，占用的路面已经清出，今后早晚各巡一次。", "已对当事人批评教育并限期整改，现场已恢复通行。", "车辆已移走，路口加装了两根隔离柱。"],
        ["道路设施"] = ["现场已围挡并修补完毕，路面恢复通行，三天内复查。", "已更换损坏部件，夜间试用正常。", "已临时加固，材料到后明天上午换新，现场有警示标志。"],
        ["生态环境"] = ["已现场检测，要求店家清洗净化设备并改装烟道。", "已责令夜间停工，晚十点后再有请随时反映。", "已与负责人约定音量和时间，今晚再去回访。"],
        ["公共安全"] = ["现场已排除隐患，检测合格，居民可以正常使用。", "通道已清空，地面重新划线，违停车辆已拖离。", "已入户检查并更换老化部件，告知了注意事项。"],
        ["园林绿化"] = ["倒伏树木已清运，道路恢复通行。", "已补种并加了护栏，一周内浇水养护。"],
        ["市容环境"] = ["垃圾已清运，桶身已冲洗，收运改为每天两次。", "小广告已清除，墙面已粉刷。"],
        ["市政管网"] = ["管道已疏通，路面已冲洗消毒，明天再查一次。", "已排空积水并清掏雨水口，请放心通行。", "阀门已调整，水压恢复正常。"],
        ["物业服务"] = ["已维修并试运行半小时，现在恢复使用。", "灯具已全部更换，感应正常。", "配件已换好，已在群里告知业主。"],
        ["企业服务"] = ["已恢复供应，原因是检修未提前通知，今后提前三天告知。", "已派人上门检测并调整，企业确认恢复生产。"],
    };

    private static readonly string[] Partly = ["现场已先行处置，剩余部分需要材料，预计三天内完成。", "已协调相关单位，表面问题解决，管线改造列入本月计划。"];

    private static readonly string[] Unresolved = ["经现场核实，涉及权属争议，已报街道召开协调会，结果会另行答复。"];

    public static readonly string[] Returns = ["不在本单位管护范围，请改派产权单位。", "现场核实属市政管网，超出物业权限。", "该路段归区住建局养护。"];

    public static readonly string[] Declines = ["当前人员均在处置其他险情，无法到场。", "经核实与本单位职责无关。"];

    /// <summary>Why more time is needed.</summary>
    public static readonly string[] Extensions = ["配件需从市里调拨，预计今晚到货。", "现场住户不在家，已约定晚间上门。", "需配合停水停电公示后施工。"];

    public static readonly string[] Parks = ["须待汛期结束后施工。", "产权单位履行维修基金审批程序，暂不能施工。", "地下管线等待权属确认。"];

    public static readonly string[] Plans = ["先围挡警示，明日更换主管并恢复路面。", "今日加固，三日内由专业队伍更换电梯部件。"];

    public static readonly string[] Denials = ["理由不充分，请按原时限办理。", "可先行采取临时措施，不予批准。"];

    public static readonly string[] Supervisions = ["已超时限，请立即到场并回报。", "群众反映强烈，列入重点督办。"];

    public static readonly string[] Redispatches = ["原单位超时未应答，改派。", "属地先行处置，改派。", "现场情况变化，改派有处置能力的单位。"];

    public static readonly string[] Voids = ["长时间无人认领，经核实现场已恢复，作废。", "与前案重复，已并案处理，作废。"];

    public static readonly string[] FailedChecks = ["现场仍有残留，请重新处置。", "答复与现场不符，请补充处置。"];

    public const string DeskReply = "指挥中心回访核实：现场已由属地处置完毕，相关单位逾期已记录。";

    private static readonly string[][] Ratings =
    [
        ["没有解决，又白跑一趟。", "说解决了其实没有。"], ["太慢了。", "来了一趟就走了。"], ["还可以，就是慢了点。", ""], ["处理得不错。", "谢谢，很快。"], ["非常快，点赞。", "态度很好，问题解决了。", ""],
    ];

    public static string[] RepliesTo(CategoryPlan? category, string result) => result switch
    {
        "partly" => Partly,
        "unresolved" => Unresolved,
        _ => category is not null && Done.TryGetValue(category.Group, out var replies) ? replies : Partly,
    };

    /// <param name="score">1–5.</param>
    public static string[] Rating(int score) => Ratings[score - 1];
}
