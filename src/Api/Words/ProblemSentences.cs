using GridOrleans.Domain.Issues;

namespace GridOrleans.Api.Words;

/// <summary>Why a request was not answered as hoped: machine codes of problems that are not refusals of the domain.</summary>
public static class ProblemCode
{
    public const string Invalid = "invalid";
    public const string MalformedJson = "malformed_json";
    public const string TooLarge = "too_large";
    public const string UnsupportedMedia = "unsupported_media";
    public const string UnsupportedFile = "unsupported_file";
    public const string NotFound = "not_found";
    public const string MethodNotAllowed = "method_not_allowed";
    public const string SignInRequired = "sign_in_required";
    public const string SignInFailed = "sign_in_failed";
    public const string LockedOut = "locked_out";
    public const string Forbidden = "forbidden";
    public const string CrossSite = "cross_site";
    public const string TooManyRequests = "too_many_requests";
    public const string OutcomeUnknown = "outcome_unknown";
    public const string Unavailable = "unavailable";
    public const string NoDistrict = "no_district";
    public const string BadRequest = "bad_request";
    public const string Internal = "internal";
    public const string TooManyWebhooks = "too_many_webhooks";
    public const string FileEmpty = "file_empty";
    public const string FileTooLarge = "file_too_large";
    public const string FileType = "file_type";
    public const string FileDamaged = "file_damaged";
    public const string TooManyPixels = "too_many_pixels";
    public const string TooMuchWaiting = "too_much_waiting";
    public const string VersionRaced = "version_raced";
    public const string PolicyGap = "policy_gap";
}

public static class ProblemSentences
{
    public static IReadOnlyDictionary<string, Sentence> All { get; } = new Dictionary<string, Sentence>
    {
        [ProblemCode.Invalid] = new("请求里有不对的内容，什么都没有改变。", "Something in the request is not right; nothing was changed."),
        [ProblemCode.MalformedJson] = new("请求不是完整的 JSON。", "The request is not well-formed JSON."),
        [ProblemCode.TooLarge] = new("请求太大，最多 {0} kB。", "The request is too large; at most {0} kB."),
        [ProblemCode.UnsupportedMedia] = new("请求内容必须是 application/json。", "The request body must be application/json."),
        [ProblemCode.UnsupportedFile] = new("这个清单只接受：{0}。", "This list is taken only as: {0}."),
        [ProblemCode.NotFound] = new("没有找到，或者您看不到。", "Not found, or not visible to you."),
        [ProblemCode.MethodNotAllowed] = new("这个地址不支持这种方法。", "This address does not take this method."),
        [ProblemCode.SignInRequired] = new("请先登录。", "Please sign in first."),
        [ProblemCode.SignInFailed] = new("账号或密码不对。", "The login or the password is wrong."),
        [ProblemCode.LockedOut] = new("失败次数太多，请稍后再试。", "Too many failed attempts; try again later."),
        [ProblemCode.Forbidden] = new("您的角色不能这样做。", "Your role may not do this."),
        [ProblemCode.CrossSite] = new("请求不是从本站页面发出的，已拒绝。", "The request did not come from a page of this site and was refused."),
        [ProblemCode.TooManyRequests] = new("请求太多，请在 {0} 秒后再试。", "Too many requests; try again in {0} s."),
        [ProblemCode.OutcomeUnknown] = new(
            "结果未知：请用同一个操作编号再问一次，已经做了的不会再做。",
            "The outcome is unknown: ask again with the same operation id; what was done is not done twice."),
        [ProblemCode.Unavailable] = new("暂时无法回答，请稍后再试。", "Not available for the moment; try again shortly."),
        [ProblemCode.NoDistrict] = new("还没有导入任何区划。", "No district has been imported yet."),
        [ProblemCode.BadRequest] = new("看不懂这个请求。", "The request could not be understood."),
        [ProblemCode.TooManyWebhooks] = new("回调地址最多 {0} 个。", "There are {0} webhooks already, which is the most."),
        [ProblemCode.FileEmpty] = new("文件是空的。", "The file is empty."),
        [ProblemCode.FileTooLarge] = new("文件太大，最多 {0} MB。", "The file is too large; at most {0} MB."),
        [ProblemCode.FileType] = new("从内容看不是可以上传的类型（{0}）；宏文件也不收。", "By its content this is none of the types we take ({0}); files with macros are not taken either."),
        [ProblemCode.FileDamaged] = new("文件不完整或已损坏。", "The file is incomplete or damaged."),
        [ProblemCode.TooManyPixels] = new("图片像素太多，最多 {0} 百万像素。", "The picture has too many pixels; at most {0} million."),
        [ProblemCode.TooMuchWaiting] = new("已上传但没有使用的文件太多，请先上报，或明天再试。", "Too much was uploaded and not used; report first, or try again tomorrow."),
        [ProblemCode.Internal] = new("服务器出错，已经记录。", "The server made a mistake; it has been recorded."),

        [ProblemCode.VersionRaced] = new(
            "您看到的不是最新的一版：现在是第 {0} 版。请看过再改，什么都没有改变。",
            "What you saw is not the newest version: that is {0} now. Look at it first; nothing was changed."),
        [ProblemCode.PolicyGap] = new(
            "这样改后，会有一般案件没有时限规则可用：必须始终有一条不带条件的规则有效。什么都没有改变。",
            "After this change some cases would have no policy: one without conditions must always be in force. Nothing was changed."),

        [Refusal.WrongState] = new("这件事现在是“{0}”，不能“{1}”。", "The issue is “{0}” now; it does not take “{1}”."),
        [Refusal.NotYours] = new("“{1}”不在您的职责范围内。", "“{1}” is not yours to do on this issue."),
        [Refusal.UnknownIssue] = new("没有这件事，或者您看不到。", "There is no such issue, or it is not visible to you."),
        [Refusal.ReasonRequired] = new("“{1}”必须写明原因。", "“{1}” needs a reason."),
        [Refusal.ReplyRequired] = new("办结必须给上报人回复（事事有反馈）。", "Completing needs a reply to the reporter."),
        [Refusal.SameUnit] = new("已经是这个单位在办。", "This unit already has it."),
        [Refusal.NoSuchLine] = new("没有这条呼叫，或者它已经结束。", "There is no such call, or it is over."),
        [Refusal.NothingToAcknowledge] = new("没有等待应答的呼叫。", "No call is waiting for an answer."),
        [Refusal.ScoreOutOfRange] = new("评分必须是 1 到 5。", "The score must be 1 to 5."),
        [Refusal.NotOlder] = new("只能并入更早的上报：它的计时先开始。", "A report can only be merged into an earlier one, whose clocks started first."),
        [Refusal.MomentOutOfRange] = new("时间必须在将来，且在一年之内。", "The moment must lie ahead, within a year."),
        [Refusal.NotLater] = new("延期后的时限必须晚于现在的时限。", "An extension must be later than the present due time."),
        [Refusal.ClockNotRunning] = new("这个计时已经停止或正在停表。", "This clock has stopped or stands still."),
        [Refusal.AlreadyOverdue] = new("已经超时，不能再申请延期。", "It is overdue already; an extension must be asked for before."),
        [Refusal.TooManyExtensions] = new("延期次数已经用完。", "No further extension is allowed."),
        [Refusal.NoSuchAsk] = new("没有这项申请，或者已经处理。", "There is no such request, or it has been decided."),
        [Refusal.AlreadyAsked] = new("同样的“{1}”申请正在等待审批。", "The same request to “{1}” is waiting already."),
        [Refusal.AskOutdated] = new("情况已变（现在是“{0}”），这项申请不能再同意。", "The case has moved on (now “{0}”); this request can no longer be approved."),
        [Refusal.PlanRequired] = new("重大事项：方案经审批后才能办结。", "A major matter: its plan must be approved before it can be completed."),
        [Refusal.CoHandlerOpen] = new("还有协办单位没有办完。", "A co-handler's part is not done yet."),
        [Refusal.UrgedRecently] = new("刚刚催办过，请稍后再催。", "It was urged a moment ago; please wait."),
        [Refusal.SupervisedAlready] = new("已经是这一级或更高的督办。", "It is supervised at this level or above already."),
        [Refusal.NothingChanges] = new("没有任何变化。", "Nothing would change."),
        [Refusal.WordsRequired] = new("“{1}”必须写明内容。", "“{1}” needs words."),
        [Refusal.ChangedMeanwhile] = new("您查看之后别人已经处理过，现在是“{0}”；没有执行“{1}”。", "Somebody else has acted since you looked; it is “{0}” now, and “{1}” was not done."),
        [Refusal.TooMany] = new("超过了一件事能承载的数量。", "More than one case may carry."),
        [Refusal.TooEarly] = new("还没到时间。", "It is not time yet."),
    };
}
