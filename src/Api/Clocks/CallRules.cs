using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Api.Clocks;

/// <summary>What must hold of a policy's rules for called units as they are sent in.</summary>
internal sealed class CallRules(Fields fields)
{
    private const int MostRungs = 10;

    /// <summary>null = the usual.</summary>
    public WhistleRules? Of(IReadOnlyList<CallTargetRequest?>? targets, IReadOnlyList<CallRungRequest?>? ladder) => targets is null && ladder is null
        ? null
        : new(targets is null ? null : Targets(targets), ladder is null ? null : Ladder(ladder));

    private WhistleTargets[] Targets(IReadOnlyList<CallTargetRequest?> targets)
    {
        var read = targets.Select((target, index) => Target($"callTargets[{index}]", target)).ToArray();
        if (fields.AreFine && read.Select(target => target.Kind).Distinct().Count() < read.Length) fields.Refuse("callTargets", FieldCode.Repeated);
        return read;
    }

    private WhistleTargets Target(string field, CallTargetRequest? target)
    {
        var kind = fields.OneOf($"{field}.kind", target?.Kind);
        var reportIn = Span($"{field}.reportIn", target?.ReportIn, PolicyCheck.Least);
        var arrive = Span($"{field}.arrive", target?.Arrive, reportIn);
        return new(kind, reportIn, arrive, Span($"{field}.done", target?.Done, arrive));
    }

    private LineRung[] Ladder(IReadOnlyList<CallRungRequest?> ladder)
    {
        if (ladder.Count > MostRungs) fields.Refuse("callLadder", FieldCode.TooMany, MostRungs);
        var (rungs, below) = (new List<LineRung>(), TimeSpan.Zero);
        foreach (var (index, rung) in ladder.Take(MostRungs).Index())
        {
            var audience = fields.OneOf($"callLadder[{index}].audience", rung?.Audience);
            below = Span($"callLadder[{index}].after", rung?.After, below);
            rungs.Add(new(audience, below));
        }

        return [.. rungs];
    }

    private TimeSpan Span(string field, TimeSpan? value, TimeSpan least)
    {
        var span = fields.Need(field, value);
        if (value is not null && (span < least || span > PolicyCheck.Most)) fields.Refuse(field, FieldCode.OutOfRange, least, PolicyCheck.Most);
        return span;
    }
}
