using System.Globalization;

namespace GridOrleans.Contracts.Notices;

/// <summary>What a notice says: {0} the case number, {1} the place, {2} the unit it names. The detail comes after it.</summary>
public static class NoticeWords
{
    public static IReadOnlyDictionary<NoticeOccasion, (string Chinese, string English)> All { get; } = new Dictionary<NoticeOccasion, (string, string)>
    {
        [NoticeOccasion.Dispatched] = ("{0}（{1}）派遣给您单位，请报到签收", "{0} ({1}) is dispatched to your unit; report in and accept it"),
        [NoticeOccasion.Whistled] = ("{0}（{1}）吹哨呼叫您单位，请报到", "{0} ({1}): your unit is called; report in"),
        [NoticeOccasion.Withdrawn] = ("{0}（{1}）不再由您单位办理", "{0} ({1}) is no longer with your unit"),
        [NoticeOccasion.RungCalled] = ("{0}（{1}）时限告急，升级呼叫到您，请应答", "{0} ({1}) is running out of time and has climbed to you; answer it"),
        [NoticeOccasion.HandedUp] = ("{0}（{1}）越级上报到您", "{0} ({1}) was handed up to you past the usual steps"),
        [NoticeOccasion.Asked] = ("{0}（{1}）有申请等您审批{2}", "{0} ({1}): a request waits for your approval {2}"),
        [NoticeOccasion.Approved] = ("{0}（{1}）的申请已批准", "{0} ({1}): the request was approved"),
        [NoticeOccasion.Denied] = ("{0}（{1}）的申请未获批准", "{0} ({1}): the request was denied"),
        [NoticeOccasion.Returned] = ("{0}（{1}）被{2}退回，请改派", "{0} ({1}) was returned by {2}; dispatch it again"),
        [NoticeOccasion.Declined] = ("{0}（{1}）：{2}谢绝了呼叫", "{0} ({1}): {2} declined the call"),
        [NoticeOccasion.Urged] = ("{0}（{1}）被催办", "{0} ({1}) is urged"),
        [NoticeOccasion.Supervised] = ("{0}（{1}）被督办", "{0} ({1}) is under supervision"),
        [NoticeOccasion.Instructed] = ("{0}（{1}）有批示", "{0} ({1}): there is an instruction"),
        [NoticeOccasion.Reworked] = ("{0}（{1}）核查未通过，须返工", "{0} ({1}): the check failed; it must be done again"),
        [NoticeOccasion.Reopened] = ("{0}（{1}）重新办理", "{0} ({1}) was reopened"),
        [NoticeOccasion.Merged] = ("{0}（{1}）与另一件事相同，已合并办理", "{0} ({1}) is the same as another case and was merged into it"),
        [NoticeOccasion.Refused] = ("{0}（{1}）没有受理", "{0} ({1}) was not taken up"),
        [NoticeOccasion.Completed] = ("{0}（{1}）已办结", "{0} ({1}) is done"),
        [NoticeOccasion.Closed] = ("{0}（{1}）已结案，请评价", "{0} ({1}) is closed; please rate it"),
        [NoticeOccasion.OwnerMoved] = ("{0}（{1}）的责任单位{2}无人负责，已上移给您", "{0} ({1}): its owner {2} is vacant, so it has moved up to you"),
    };

    public static string Say(bool isEnglish, NoticeOccasion occasion, string caseNo, string place, string? unitName, string? detail)
    {
        var (chinese, english) = All[occasion];
        var sentence = string.Format(CultureInfo.InvariantCulture, isEnglish ? english : chinese, caseNo, place, unitName ?? "").TrimEnd();
        return string.IsNullOrWhiteSpace(detail) ? sentence + (isEnglish ? "." : "。") : sentence + (isEnglish ? ": " : "：") + detail;
    }
}
