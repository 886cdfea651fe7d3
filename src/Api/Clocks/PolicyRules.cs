using System.Text.RegularExpressions;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Api.Clocks;

/// <summary>What must hold of a policy as it is sent in; every fault is named with its field.</summary>
internal sealed partial class PolicyRules(IDistrictDirectory district, PolicyBook book, Fields fields, Tongue tongue, DateTimeOffset now)
{
    private const int MaxNote = 200, MostExtensions = 10;

    private static readonly CommandKind[] MayWait = [CommandKind.Return, CommandKind.Void, CommandKind.Reopen];

    /// <summary>null = something is wrong, and named.</summary>
    public PolicyVersion? Version(PolicyRequest request, string by)
    {
        var id = Id("id", request.Id);
        var basedOn = fields.Need("basedOn", request.BasedOn);
        if (basedOn < 0) fields.Refuse("basedOn", FieldCode.OutOfRange, 0, int.MaxValue);
        var (respond, handle, close, plan) = (Target("respond", request.Respond), Target("handle", request.Handle), Target("close", request.Close), Target("plan", request.Plan));
        var calendarId = fields.Optional("calendarId", request.CalendarId, Fields.MaxId);
        var calendar = calendarId is null ? null : book.Calendar(calendarId)?.Calendar;
        if (calendarId is not null && calendar is null) fields.Refuse("calendarId", FieldCode.UnknownCalendar, calendarId);
        if (request.RespondStop is { } stop) fields.Defined<RespondStop>("respondStop", stop);
        if (request.PlanDemand is { } demand) fields.Defined<PlanDemand>("planDemand", demand);
        var from = From(request.From);
        var policy = new SlaPolicy(
            id, basedOn + 1, respond.Span, handle.Span, close.Span, plan.Span, request.RespondStop ?? RespondStop.Accept,
            Span("checkWindow", request.CheckWindow, TimeSpan.FromDays(1), PolicyCheck.Least),
            respond.Basis, handle.Basis, close.Basis, plan.Basis, null,
            request.PlanDemand ?? PlanDemand.WhenNotClosedInTime,
            request.ReopenWindow is null ? null : Span("reopenWindow", request.ReopenWindow, default, TimeSpan.Zero),
            Extensions(request.MaxExtensions),
            Approvals(request.AlsoApprove),
            Whistles(request.ApproveWhistles),
            new CallRules(fields).Of(request.CallTargets, request.CallLadder));
        var version = new PolicyVersion(
            policy, fields.Text("name", request.Name, Fields.MaxName), When(request.When), calendarId, from ?? now, false, fields.Optional("note", request.Note, MaxNote), by, now);
        if (fields.AreFine)
        {
            foreach (var flaw in PolicyCheck.Flaws(policy, calendar, version.InForceFrom)) fields.RefuseWith(flaw.Field, PolicySentences.Of(tongue, flaw.Fault));
        }

        return fields.AreFine ? version : null;
    }

    /// <summary>The version that ends a policy.</summary>
    public PolicyVersion? Retired(PolicyVersion newest, RetireRequest request, string by)
    {
        var basedOn = fields.Need("basedOn", request.BasedOn);
        var note = fields.Optional("note", request.Note, MaxNote);
        var from = From(request.From);
        return fields.AreFine
            ? newest with { Policy = newest.Policy with { Version = basedOn + 1 }, InForceFrom = from ?? now, IsRetired = true, Note = note, MadeBy = by, MadeAt = now }
            : null;
    }

    public string Id(string field, string? value)
    {
        var id = fields.Text(field, value, Fields.MaxId);
        if (id.Length > 0 && !Plain().IsMatch(id)) fields.Refuse(field, FieldCode.NotAnId);
        return id;
    }

    private (TimeSpan Span, TimeBasis Basis) Target(string field, TargetRequest? target)
    {
        if (target is null)
        {
            fields.Refuse(field, FieldCode.Required);
            return default;
        }

        if (target.Basis is { } basis) fields.Defined<TimeBasis>(field + ".basis", basis);
        return (fields.Need(field + ".span", target.Span), target.Basis ?? TimeBasis.Wall);
    }

    private PolicyConditions When(ConditionsRequest? when)
    {
        if (when is null) return PolicyConditions.None;
        var category = fields.Optional("when.categoryCode", when.CategoryCode, Fields.MaxId);
        var group = fields.Optional("when.categoryGroup", when.CategoryGroup, Fields.MaxName);
        var area = fields.Optional("when.areaCode", when.AreaCode, Fields.MaxId);
        if (category is not null && group is not null) fields.Refuse("when.categoryGroup", FieldCode.BothCategoryAndGroup);
        if (category is not null && district.Category(category) is null) fields.Refuse("when.categoryCode", FieldCode.UnknownCategory, category);
        if (group is not null && district.Categories.All(each => each.Group != group)) fields.Refuse("when.categoryGroup", FieldCode.UnknownGroup, group);
        if (area is not null && district.Area(area) is null) fields.Refuse("when.areaCode", FieldCode.UnknownArea, area);
        fields.Defined("when.channel", when.Channel);
        return new(when.Urgent, category, group, area, when.Channel);
    }

    private DateTimeOffset? From(DateTimeOffset? from)
    {
        if (from < now) fields.Refuse("from", FieldCode.InThePast);
        if (from > now + PolicyCheck.Most) fields.Refuse("from", FieldCode.OutOfRange, now, now + PolicyCheck.Most);
        return from;
    }

    private TimeSpan Span(string field, TimeSpan? value, TimeSpan usual, TimeSpan least)
    {
        if (value < least || value > PolicyCheck.Most) fields.Refuse(field, FieldCode.OutOfRange, least, PolicyCheck.Most);
        return value ?? usual;
    }

    private int Extensions(int? value)
    {
        if (value is < 0 or > MostExtensions) fields.Refuse("maxExtensions", FieldCode.OutOfRange, 0, MostExtensions);
        return value ?? SlaPolicy.Pledge2341.MaxExtensions;
    }

    private IReadOnlyList<CommandKind>? Approvals(IReadOnlyList<CommandKind>? also)
    {
        if (also is not { Count: > 0 }) return null;
        if (also.Except(MayWait).Any()) fields.Refuse("alsoApprove", FieldCode.UnknownValue, string.Join(", ", MayWait.Select(Names.Camel)));
        return [.. SlaPolicy.UsualApprovals, .. also.Distinct()];
    }

    private IReadOnlyList<Domain.Whistles.WhistleKind>? Whistles(IReadOnlyList<Domain.Whistles.WhistleKind>? kinds)
    {
        foreach (var kind in kinds ?? []) fields.Defined<Domain.Whistles.WhistleKind>("approveWhistles", kind);
        return kinds is { Count: > 0 } ? [.. kinds.Distinct()] : null;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$")]
    private static partial Regex Plain();
}
