using System.Text.Json;

namespace GridOrleans.EndToEnd.People;

/// <summary>A sound body for every command of the API. A new verb without a sample here fails the tests that go through them all.</summary>
internal static class Samples
{
    private static readonly string[] Plain = ["file", "accept", "arrive", "handle", "acknowledge", "resume", "urge"];

    private static readonly string[] WithReason = ["refuse", "return", "void", "reopen", "unsupervise"];

    public static object Of(string verb, Stage stage) => verb switch
    {
        _ when Plain.Contains(verb) => new { },
        _ when WithReason.Contains(verb) => new { reason = "另有安排" },
        "dispatch" => new { unitId = "dept-urban" },
        "redispatch" => new { unitId = "dept-traffic", reason = "职责" },
        "complete" or "selfHandle" => new { result = "resolved", reply = "已处理。" },
        "check" => new { passed = true },
        "rate" => new { score = 4 },
        "whistle" => new { kind = "community", unitIds = new[] { "dept-green" } },
        "split" => new { unitIds = new[] { "dept-green" } },
        "merge" => new { intoIssueId = stage.Earlier.Row.Id, reason = "同一处" },
        "recategorise" => new { categoryCode = "standing-water", reason = "是积水" },
        "park" => new { reason = "等配件", reviewAt = In.Days(3) },
        "extend" => new { clock = "close", dueAt = In.Hours(6), reason = "要挖开路面" },
        "filePlan" => new { words = "更换主管道", promisedAt = In.Days(2) },
        "promise" => new { clock = "close", dueAt = In.Hours(7), occasion = "政企早餐会" },
        "expedite" => new { on = true, reason = "有老人" },
        "supervise" => new { level = "yellow", reason = "反复投诉" },
        "instruct" or "comment" => new { words = "先拉警戒线" },
        "skipLevel" => new { step = "street", reason = "涉及两个社区" },
        "callBack" => new { reached = true, satisfied = true },
        "approve" or "withdrawAsk" => new { askId = stage.AskId },
        "deny" => new { askId = stage.AskId, reason = "先想别的办法" },
        "reportIn" or "lineArrive" => new { lineId = stage.LineId },
        "lineDone" => new { lineId = stage.LineId, words = "路面已清理" },
        "decline" or "withdrawLine" => new { lineId = stage.LineId, reason = "不需要了" },
        "rateLine" => new { lineId = stage.LineId, by = "caller", score = 5 },
        _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, "a command of the API that has no sample: add one, and read what the approved table then says"),
    };

    /// <summary>The verbs of the running product, from its own description.</summary>
    public static async Task<IReadOnlyList<string>> Verbs(Person anybody)
    {
        const string prefix = "/api/issues/{id}/";
        var description = await anybody.Get<JsonElement>("/openapi/v1.json");
        return
        [
            .. from path in description.GetProperty("paths").EnumerateObject()
               where path.Name.StartsWith(prefix, StringComparison.Ordinal) && path.Name.IndexOf('/', prefix.Length) < 0
               where path.Value.TryGetProperty("post", out var post) && IsCommand(post)
               select path.Name[prefix.Length..],
        ];
    }

    private static bool IsCommand(JsonElement post) => post.TryGetProperty("tags", out var tags) && tags.EnumerateArray().Any(tag => tag.GetString() == "Commands");
}
