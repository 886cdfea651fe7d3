using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Issues;

/// <summary>吹哨报到: what a called unit answers, and what both sides do with its line.</summary>
internal static class LineEndpoints
{
    /// <param name="issue">The group <c>/api/issues/{id}</c> of all commands.</param>
    public static void MapLines(this RouteGroupBuilder issue)
    {
        CommandEndpoints.Map<LineRequest>(issue, "reportIn", (rules, body) => rules.Lines.ReportIn(body), "报到: a called unit reports in");
        CommandEndpoints.Map<LineRequest>(issue, "lineArrive", (rules, body) => rules.Lines.Arrive(body), "到场: a called unit beside the lead is on site");
        CommandEndpoints.Map<LineDoneRequest>(issue, "lineDone", (rules, body) => rules.Lines.Done(body), "办完: a called unit beside the lead has done its part, and says what");
        CommandEndpoints.Map<DeclineRequest>(issue, "decline", (rules, body) => rules.Lines.Decline(body), "谢绝: a called unit declines, with a reason");
        CommandEndpoints.Map<WithdrawLineRequest>(issue, "withdrawLine", (rules, body) => rules.Lines.Withdraw(body), "撤哨: the call is taken back, with a reason");
        CommandEndpoints.Map<RateLineRequest>(issue, "rateLine", (rules, body) => rules.Lines.Rate(body), "互评: caller and called unit rate each other, once each");
    }
}
