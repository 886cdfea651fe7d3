using GridOrleans.Api.Intake;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Api.Issues;

/// <summary>
/// From a command's body to the domain's command. Only its shape is checked here; whether it may be done, and whether a reason or a reply is
/// missing, is the domain's answer.
/// </summary>
/// <param name="issue">The issue as it stands: a dispatch needs its place and category for the name of the caller.</param>
internal sealed class CommandRules(IDistrictDirectory district, Issue issue, Fields fields)
{
    private const int MaxUnitsCalled = 20;

    public IssueCommand Refuse(ReasonRequest request) => new IssueCommand.Refuse(Reason(request.Reason));

    public IssueCommand Return(ReasonRequest request) => new IssueCommand.Return(Reason(request.Reason));

    public IssueCommand Void(ReasonRequest request) => new IssueCommand.Void(Reason(request.Reason));

    public IssueCommand Dispatch(DispatchRequest request) => new IssueCommand.Dispatch(Route(request.UnitId));

    public IssueCommand Redispatch(RedispatchRequest request) => new IssueCommand.Redispatch(Route(request.UnitId), Reason(request.Reason));

    public IssueCommand Complete(CompleteRequest request) => new IssueCommand.Complete(
        fields.OneOf("result", request.Result),
        fields.Optional("reply", request.Reply, Fields.MaxWords) ?? "");

    public IssueCommand Check(CheckRequest request) => new IssueCommand.Check(fields.Need("passed", request.Passed), Reason(request.Reason));

    public IssueCommand Rate(RateRequest request) => new IssueCommand.Rate(
        fields.Need("score", request.Score),
        fields.Optional("words", request.Words, Fields.MaxReason));

    public IssueCommand Acknowledge(AcknowledgeRequest request)
    {
        fields.Defined("clock", request.Clock);
        return new IssueCommand.Acknowledge(request.Clock);
    }

    public IssueCommand Whistle(WhistleRequest request)
    {
        var kind = fields.OneOf("kind", request.Kind);
        var units = request.UnitIds ?? [];
        if (units.Count == 0) fields.Refuse("unitIds", FieldCode.Required);
        if (units.Count > MaxUnitsCalled) fields.Refuse("unitIds", FieldCode.TooMany, MaxUnitsCalled);
        return new IssueCommand.Whistle(
            kind,
            RouteFinder.Caller(district, kind, issue.Place),
            [.. units.Take(MaxUnitsCalled).Select((unit, index) => Unit($"unitIds[{index}]", unit))]);
    }

    public IssueCommand ReportIn(LineRequest request) => new IssueCommand.ReportIn(fields.Need("lineId", request.LineId));

    public IssueCommand Decline(DeclineRequest request) => new IssueCommand.Decline(fields.Need("lineId", request.LineId), Reason(request.Reason));

    private string Reason(string? reason) => fields.Optional("reason", reason, Fields.MaxReason) ?? "";

    private Route Route(string? unitId) => RouteFinder.To(district, Unit("unitId", unitId), district.Category(issue.CategoryCode), issue.Place);

    private string Unit(string field, string? unitId)
    {
        var id = fields.Text(field, unitId, Fields.MaxId);
        if (id.Length > 0 && district.Unit(id) is null) fields.Refuse(field, FieldCode.UnknownUnit, id);
        return id;
    }
}
