using GridOrleans.Api.Validation;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Api.Issues;

/// <summary>From the body of a line's command to the domain's command. Only its shape is checked here.</summary>
internal sealed class LineRules(Fields fields)
{
    public IssueCommand ReportIn(LineRequest request) => new IssueCommand.ReportIn(Line(request.LineId));

    public IssueCommand Arrive(LineRequest request) => new IssueCommand.LineArrive(Line(request.LineId));

    public IssueCommand Done(LineDoneRequest request) => new IssueCommand.LineDone(Line(request.LineId), fields.Optional("words", request.Words, Fields.MaxWords) ?? "");

    public IssueCommand Decline(DeclineRequest request) => new IssueCommand.Decline(Line(request.LineId), Reason(request.Reason));

    public IssueCommand Withdraw(WithdrawLineRequest request) => new IssueCommand.WithdrawLine(Line(request.LineId), Reason(request.Reason));

    public IssueCommand Rate(RateLineRequest request) => new IssueCommand.RateLine(
        Line(request.LineId),
        fields.OneOf("by", request.By),
        fields.Need("score", request.Score),
        fields.Optional("words", request.Words, Fields.MaxReason));

    private Guid Line(Guid? lineId) => fields.Need("lineId", lineId);

    private string Reason(string? reason) => fields.Optional("reason", reason, Fields.MaxReason) ?? "";
}
