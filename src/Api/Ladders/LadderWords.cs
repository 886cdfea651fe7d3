using GridOrleans.Api.Issues;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Escalation;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Api.Ladders;

/// <summary>A ladder explains itself, and what it would have done.</summary>
public sealed class LadderWords(IDistrictDirectory district, Tongue tongue)
{
    /// <summary>A line a rung, and one for what comes after the last.</summary>
    public IReadOnlyList<string> Of(Ladder ladder) =>
    [
        .. ladder.Rungs.Select((rung, index) => Line(rung, index + 1)),
        ladder.Repeat is { } repeat ? Say("ladder.repeat", repeat.LastRungs, Span(repeat.Every), repeat.Times) : Say("ladder.once"),
    ];

    public IReadOnlyList<string> Of(Rehearsed rehearsed, Issue issue, Ladder ladder) =>
    [
        .. rehearsed.Calls.Select(call => (call.At, Text: Say(
                "ladder.wouldCall", Moments.Of(call.At, district), Names.Of(tongue, call.Clock), call.Rung, AudienceResolver.Resolve(district, issue, ladder[call.Rung]).Name)))
            .Concat(rehearsed.Answers.Select(answer => (answer.At, Text: Tell(answer))))
            .OrderBy(line => line.At)
            .Select(line => line.Text),
    ];

    private string Tell(RehearsedAnswer answer)
    {
        var (at, clock) = (Moments.Of(answer.At, district), Names.Of(tongue, answer.Clock));
        return answer switch
        {
            { Until: null } => Say("ladder.wouldAnswerNothing", at, clock),
            { HeldOff: true, Next: { } next, Until: { } until } => Say("ladder.wouldHoldOff", at, clock, Moments.Of(until, district), next.Turn.Rung, Moments.Of(next.DueAt, district)),
            { Until: { } until } => Say("ladder.wouldHold", at, clock, Moments.Of(until, district)),
        };
    }

    private string Line(Rung rung, int number)
    {
        string?[] parts =
        [
            Say("ladder.rung", number, Moment(rung), Callee(rung)),
            rung.Clocks is { } clocks ? Say("ladder.clocks", List(clocks.Select(clock => Names.Of(tongue, clock)))) : null,
            rung.WaitsForDuty ? Say("ladder.waits") : null,
            rung.Card is { } card ? Say("ladder.card", Names.Of(tongue, card)) : null,
            rung.Reassign is { } to ? to.UnitId is { } unit ? Say("ladder.reassign", Unit(unit)) : Say("ladder.reassignFallback") : null,
            rung.Whistle is { } units ? Say("ladder.whistle", List(units.Select(Unit))) : null,
            Say("ladder.holds", Span(rung.AcknowledgedFor)),
        ];
        return string.Join(tongue == Tongue.English ? " " : "", parts.OfType<string>());
    }

    private string Moment(Rung rung) => rung.After == TimeSpan.Zero
        ? Say("ladder.at" + rung.Moment)
        : Say("ladder.after" + rung.Moment, Span(rung.After));

    private string Callee(Rung rung)
    {
        var whom = rung.Callee switch
        {
            Domain.Escalation.Callee.Unit => Unit(rung.UnitId!),
            Domain.Escalation.Callee.Lead => Say("ladder.lead"),
            _ => Say("ladder.step." + Names.Camel(rung.Step)),
        };
        return rung.Post is { } kind && district.PostKinds.FirstOrDefault(post => post.Code == kind) is { } post
            ? Say("ladder.postOf", whom, tongue == Tongue.English ? post.NameEn : post.Name)
            : whom;
    }

    private string Say(string code, params ReadOnlySpan<object?> parts) => Catalogue.Say(tongue, code, parts);

    private string Span(TimeSpan span) => ClockWords.Spoken(span, tongue == Tongue.English);

    private string Unit(string id) => district.Unit(id)?.Name ?? id;

    private string List(IEnumerable<string> names) => string.Join(Say("list.separator"), names);
}
