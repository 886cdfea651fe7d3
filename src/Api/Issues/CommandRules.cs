using GridOrleans.Api.Intake;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Escalation;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Api.Issues;

/// <summary>
/// From a command's body to the domain's command. Only its shape is checked here; whether it may be done, and whether a reason or a reply is
/// missing, is the domain's answer.
/// </summary>
/// <param name="issue">The issue as it stands: a dispatch needs its place and category for the name of the caller.</param>
/// <param name="now">Which policies are in force.</param>
internal sealed class CommandRules(IDistrictDirectory district, Issue issue, Fields fields, DateTimeOffset now)
{
    private const int MaxUnitsCalled = 20, MaxMergesFollowed = 5;

    /// <summary>The commands on the line of one called unit.</summary>
    public LineRules Lines { get; } = new(fields);

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
        return new IssueCommand.Whistle(kind, RouteFinder.Caller(district, kind, issue.Place), Units(request.UnitIds));
    }

    public IssueCommand SelfHandle(CompleteRequest request) => new IssueCommand.SelfHandle(
        fields.OneOf("result", request.Result),
        fields.Optional("reply", request.Reply, Fields.MaxWords) ?? "");

    public IssueCommand Reopen(ReasonRequest request) => new IssueCommand.Reopen(Reason(request.Reason));

    public IssueCommand Unsupervise(ReasonRequest request) => new IssueCommand.Unsupervise(Reason(request.Reason));

    public IssueCommand Recategorise(RecategoriseRequest request)
    {
        var code = fields.Text("categoryCode", request.CategoryCode, Fields.MaxId);
        var category = code.Length > 0 ? district.Category(code) : null;
        if (code.Length > 0 && category is null) fields.Refuse("categoryCode", FieldCode.UnknownCategory, code);
        var urgent = request.Urgent ?? category?.Urgent ?? false;
        var gate = category is null ? null : RouteFinder.Gate(district, category, issue.Place);
        return new IssueCommand.Recategorise(code, urgent, Policy(category, urgent), Reason(request.Reason), gate);
    }

    public IssueCommand Expedite(ExpediteRequest request)
    {
        var on = fields.Need("on", request.On);
        return new IssueCommand.Expedite(on, Policy(district.Category(issue.CategoryCode), on || issue.Urgent), Reason(request.Reason));
    }

    public IssueCommand Park(ParkRequest request) => new IssueCommand.Park(Reason(request.Reason), fields.Moment("reviewAt", request.ReviewAt));

    public IssueCommand Resume(NoteRequest request) => new IssueCommand.Resume(fields.Optional("note", request.Note, Fields.MaxReason));

    public IssueCommand Extend(ExtendRequest request) => new IssueCommand.Extend(
        fields.OneOf("clock", request.Clock), fields.Moment("dueAt", request.DueAt), Reason(request.Reason));

    public IssueCommand FilePlan(PlanRequest request) => new IssueCommand.FilePlan(
        fields.Optional("words", request.Words, Fields.MaxWords) ?? "", fields.Moment("promisedAt", request.PromisedAt));

    public IssueCommand Promise(PromiseRequest request) => new IssueCommand.Promise(
        fields.OneOf("clock", request.Clock), fields.Moment("dueAt", request.DueAt), fields.Optional("occasion", request.Occasion, Fields.MaxReason) ?? "");

    public IssueCommand Urge(UrgeRequest request) => new IssueCommand.Urge(fields.Optional("words", request.Words, Fields.MaxReason));

    public IssueCommand Instruct(WordsRequest request) => new IssueCommand.Instruct(fields.Optional("words", request.Words, Fields.MaxWords) ?? "");

    public IssueCommand Comment(WordsRequest request) => new IssueCommand.Comment(fields.Optional("words", request.Words, Fields.MaxWords) ?? "");

    public IssueCommand Supervise(SuperviseRequest request) => new IssueCommand.Supervise(fields.OneOf("level", request.Level), Reason(request.Reason));

    public IssueCommand SkipLevel(SkipLevelRequest request)
    {
        var step = fields.OneOf("step", request.Step);
        var office = fields.AreFine ? AudienceResolver.Resolve(district, issue.Place, step) : AudienceResolver.Hall(district);
        return new IssueCommand.SkipLevel(step, office.UnitId, office.Name, Reason(request.Reason));
    }

    public IssueCommand Split(SplitRequest request) => new IssueCommand.Split(
        RouteFinder.Caller(district, WhistleKind.Community, issue.Place), Units(request.UnitIds));

    public IssueCommand CallBack(CallBackRequest request) => new IssueCommand.CallBack(
        fields.Need("reached", request.Reached), request.Responded, request.Resolved, request.Satisfied,
        fields.Optional("words", request.Words, Fields.MaxReason));

    public IssueCommand Approve(ApproveRequest request) => new IssueCommand.Approve(
        fields.Need("askId", request.AskId), fields.Optional("note", request.Note, Fields.MaxReason));

    public IssueCommand Deny(DenyRequest request) => new IssueCommand.Deny(fields.Need("askId", request.AskId), Reason(request.Reason));

    public IssueCommand WithdrawAsk(AskRequest request) => new IssueCommand.WithdrawAsk(fields.Need("askId", request.AskId));

    /// <summary>Into what the earlier report stands for by now: a case merged on is followed to where it goes on.</summary>
    /// <param name="find">An issue its giver may see; null = none.</param>
    public async Task<IssueCommand> Merge(MergeRequest request, Func<Guid, Task<Issue?>> find)
    {
        var id = fields.Need("intoIssueId", request.IntoIssueId);
        var into = fields.AreFine ? await find(id) : null;
        for (var step = 0; step < MaxMergesFollowed && into?.MergedInto is { } further; step++) into = await find(further.Id);
        if (fields.AreFine && (into is null || into.Id == issue.Id)) fields.Refuse("intoIssueId", FieldCode.UnknownIssue, id);
        return new IssueCommand.Merge(new(into?.Id ?? default, into?.CaseNo ?? ""), into?.ReportedAt ?? default, Reason(request.Reason));
    }

    /// <summary>The policy that then holds, with a calendar that reaches back to the report. A category that is no more keeps what it has.</summary>
    private SlaPolicy Policy(CategoryPlan? category, bool urgent) =>
        category is null ? issue.Policy : district.PolicyFor(category, issue.Place, urgent, issue.Channel, now, issue.ReportedAt);

    private string[] Units(IReadOnlyList<string?>? unitIds)
    {
        var units = unitIds ?? [];
        if (units.Count == 0) fields.Refuse("unitIds", FieldCode.Required);
        if (units.Count > MaxUnitsCalled) fields.Refuse("unitIds", FieldCode.TooMany, MaxUnitsCalled);
        return [.. units.Take(MaxUnitsCalled).Select((unit, index) => Unit($"unitIds[{index}]", unit))];
    }

    private string Reason(string? reason) => fields.Optional("reason", reason, Fields.MaxReason) ?? "";

    private Route Route(string? unitId) => RouteFinder.To(district, Unit("unitId", unitId), district.Category(issue.CategoryCode), issue.Place);

    private string Unit(string field, string? unitId)
    {
        var id = fields.Text(field, unitId, Fields.MaxId);
        if (id.Length > 0 && district.Unit(id) is null) fields.Refuse(field, FieldCode.UnknownUnit, id);
        return id;
    }
}
