using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Escalation;

namespace GridOrleans.Api.Ladders;

/// <summary>A ladder as sent, made sound: every rung is looked at, so that one answer names all that is wrong.</summary>
internal static class LadderRules
{
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    /// <summary>Null when a field was refused.</summary>
    public static LadderVersion? Check(LadderRequest request, IDistrictDirectory district, Fields fields, string madeBy, DateTimeOffset now)
    {
        var id = fields.Text("id", request.Id, Fields.MaxId);
        if (id.Any(letter => letter is not (>= 'a' and <= 'z' or >= '0' and <= '9' or '-'))) fields.Refuse("id", FieldCode.WrongType);
        var name = fields.Text("name", request.Name, Fields.MaxName);
        var note = fields.Optional("note", request.Note, Fields.MaxReason);
        if (request.CategoryCode is { } category && district.Category(category) is null) fields.Refuse("categoryCode", FieldCode.UnknownCategory, category);
        if (request.CategoryGroup is { } group && district.Categories.All(each => each.Group != group)) fields.Refuse("categoryGroup", FieldCode.UnknownCategory, group);
        if (request.AreaCode is { } area && district.Area(area) is null) fields.Refuse("areaCode", FieldCode.UnknownArea, area);
        fields.Defined("channel", request.Channel);
        if (request.InForceFrom is { } from && (from < now || from > now + Furthest)) fields.Refuse("inForceFrom", FieldCode.OutOfRange, now, now + Furthest);

        var ladder = Check(id, request.Rungs, request.Repeat, district, fields);
        return ladder is null || !fields.AreFine ? null : new(
            ladder, name, new(request.Urgent, request.CategoryCode, request.CategoryGroup, request.AreaCode, request.Channel), now, request.Retired, note, madeBy, now);
    }

    public static Ladder? Check(string id, IReadOnlyList<RungRequest>? rungs, RepeatRequest? repeat, IDistrictDirectory district, Fields fields)
    {
        if (rungs is null)
        {
            fields.Refuse("rungs", FieldCode.Required);
            return null;
        }

        var ladder = new Ladder(
            id,
            0,
            [.. rungs.Take(Ladder.MostRungs + 1).Select((rung, index) => Check(rung, $"rungs[{index}]", district, fields))],
            repeat is null ? null : new(
                fields.Need("repeat.lastRungs", repeat.LastRungs), fields.Need("repeat.times", repeat.Times), fields.Need("repeat.every", repeat.Every)));
        if (!fields.AreFine) return null;
        foreach (var flaw in LadderCheck.Flaws(ladder)) fields.Refuse(flaw.Field, Code(flaw.Fault));
        return fields.AreFine ? ladder : null;
    }

    private static Rung Check(RungRequest rung, string field, IDistrictDirectory district, Fields fields)
    {
        foreach (var clock in rung.Clocks ?? []) fields.Defined<Domain.Clocks.ClockKind>($"{field}.clocks", clock);
        fields.Defined<Callee>($"{field}.callee", rung.Callee);
        fields.Defined($"{field}.card", rung.Card);
        foreach (var (part, unit) in Units(rung))
        {
            if (district.Unit(unit) is null) fields.Refuse($"{field}.{part}", FieldCode.UnknownUnit, unit);
        }

        if (rung.Post is { } post && district.PostKinds.All(kind => kind.Code != post))
        {
            fields.Refuse($"{field}.post", FieldCode.UnknownValue, string.Join(", ", district.PostKinds.Select(kind => kind.Code)));
        }

        return new(
            fields.OneOf($"{field}.step", rung.Step), fields.OneOf($"{field}.moment", rung.Moment), fields.Need($"{field}.after", rung.After),
            fields.Need($"{field}.acknowledgedFor", rung.AcknowledgedFor), rung.Clocks, rung.Callee, rung.UnitId, rung.Post, rung.WaitsForDuty, rung.Card,
            rung.Reassign is null ? null : new(rung.Reassign.UnitId), rung.Whistle);
    }

    private static IEnumerable<(string Part, string Unit)> Units(RungRequest rung)
    {
        if (rung.UnitId is { } called) yield return ("unitId", called);
        if (rung.Reassign?.UnitId is { } to) yield return ("reassign.unitId", to);
        foreach (var unit in (rung.Whistle ?? []).Take(LadderCheck.MostWhistled + 1)) yield return ("whistle", unit);
    }

    /// <summary>Every fault has a sentence of its own.</summary>
    private static string Code(LadderFault fault) => "ladder." + Names.Camel(fault);
}
