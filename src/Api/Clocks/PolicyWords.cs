using System.Globalization;
using GridOrleans.Api.Issues;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Api.Clocks;

/// <summary>Policies in words: what each is for, and why a case gets the one it gets.</summary>
public sealed class PolicyWords(IDistrictDirectory district, Tongue tongue)
{
    private bool English => tongue == Tongue.English;

    public PolicyView View(PolicyVersion version, PolicyBook book, DateTimeOffset now)
    {
        var policy = version.Policy;
        return new(
            policy.Id, policy.Version, version.Name, Standing(version, book, now),
            new(version.When.Urgent, version.When.CategoryCode, version.When.CategoryGroup, version.When.AreaCode, version.When.Channel), For(version.When),
            Target(policy, ClockKind.Respond), Target(policy, ClockKind.Handle), Target(policy, ClockKind.Close), Target(policy, ClockKind.Plan),
            version.CalendarId, policy.RespondStop, policy.CheckWindow, policy.PlanDemand, policy.ReopensWithin, policy.MaxExtensions,
            policy.Approvals ?? SlaPolicy.UsualApprovals, policy.WhistleApprovals ?? [],
            [.. Enum.GetValues<WhistleKind>().Select(policy.WhistleRules.TargetsOf)],
            [.. Enumerable.Range(1, policy.WhistleRules.Rungs).Select(policy.WhistleRules.Rung)],
            version.InForceFrom, version.Note, version.MadeBy, version.MadeAt);
    }

    /// <summary>“紧急件、类别‘电梯故障’、区域 孙村街道”.</summary>
    public string For(PolicyConditions when)
    {
        List<string> parts = [];
        if (when.Urgent is { } urgent) parts.Add(Say(urgent ? "condition.urgent" : "condition.notUrgent"));
        if (when.CategoryCode is { } code) parts.Add(Say("condition.category", district.Category(code) is { } category ? English ? category.NameEn : category.Name : code));
        if (when.CategoryGroup is { } group) parts.Add(Say("condition.categoryGroup", group));
        if (when.AreaCode is { } area) parts.Add(Say("condition.area", district.Area(area)?.ShortName ?? area));
        if (when.Channel is { } channel) parts.Add(Say("condition.channel", PolicySentences.Of(tongue, channel)));
        return parts.Count == 0 ? Say("condition.none") : string.Join(English ? ", " : "、", parts);
    }

    public PolicyExplanation Explain(PolicyBook book, PolicyCase it, DateTimeOffset at)
    {
        var choice = book.Choose(it, at);
        var frozen = book.Frozen(choice.Chosen, at, at).Drilled(district.DrillDivisor);
        var candidates = choice.Candidates.Select(Candidate).ToArray();
        var clocks = Enum.GetValues<ClockKind>().Select(kind => Clock(frozen.Start(kind, at), frozen)).ToArray();
        return new(
            choice.Chosen.Policy.Id,
            choice.Chosen.Policy.Version,
            at,
            candidates,
            clocks,
            [
                candidates[0].Words,
                .. clocks.Select(clock => clock.Words),
                .. district.DrillDivisor == 1 ? Calendar(book, frozen, at, clocks.Max(clock => clock.DueAt)) : [Say("explain.drill", district.DrillDivisor)],
                .. candidates.Skip(1).Select(candidate => candidate.Words),
                .. candidates.Length > 1 ? [Say("explain.order")] : Array.Empty<string>(),
            ]);
    }

    private static PolicyStanding Standing(PolicyVersion version, PolicyBook book, DateTimeOffset now) =>
        book.Newest(version.Policy.Id) is var newest && version != newest && (newest!.InForceFrom <= now || newest.InForceFrom <= version.InForceFrom) ? PolicyStanding.Replaced
        : book.InForce(now).Contains(version) ? PolicyStanding.InForce
        : version.IsRetired && version.InForceFrom <= now ? PolicyStanding.Retired
        : version.InForceFrom > now ? PolicyStanding.Planned
        : PolicyStanding.Replaced;

    private CandidateView Candidate(PolicyCandidate candidate)
    {
        var version = candidate.Version;
        var words = candidate.Verdict switch
        {
            PolicyVerdict.Chosen => Say("explain.chosen", version.Name, version.Policy.Version, Moments.Of(version.InForceFrom, district), For(version.When)),
            PolicyVerdict.LessSpecific => Say("explain.lessSpecific", version.Name, version.Policy.Version, For(version.When)),
            PolicyVerdict.Older => Say("explain.older", version.Name, version.Policy.Version, For(version.When)),
            _ => Say("explain.noMatch", version.Name, version.Policy.Version, For(Only(version.When, candidate.Missed))),
        };
        return new(version.Policy.Id, version.Policy.Version, version.Name, candidate.Verdict, words);
    }

    /// <summary>Just the conditions the case does not meet.</summary>
    private static PolicyConditions Only(PolicyConditions when, IReadOnlyList<PolicyCondition> missed) => new(
        missed.Contains(PolicyCondition.Urgent) ? when.Urgent : null,
        missed.Contains(PolicyCondition.Category) ? when.CategoryCode : null,
        missed.Contains(PolicyCondition.CategoryGroup) ? when.CategoryGroup : null,
        missed.Contains(PolicyCondition.Area) ? when.AreaCode : null,
        missed.Contains(PolicyCondition.Channel) ? when.Channel : null);

    private ClockForecast Clock(Clock clock, SlaPolicy policy)
    {
        var target = policy.TargetOf(clock.Kind);
        return new(clock.Kind, target, clock.Basis, clock.YellowAt, clock.DueAt, Say(
            "explain.clock", Names.Of(tongue, clock.Kind), ClockWords.Target(target, clock.Basis, English), Exactly(clock.YellowAt), Exactly(clock.DueAt)));
    }

    /// <summary>The exception days between the report and the last due time.</summary>
    private IEnumerable<string> Calendar(PolicyBook book, SlaPolicy policy, DateTimeOffset from, DateTimeOffset to)
    {
        if (policy.Calendar is not { } calendar) yield break;
        var (first, last) = (calendar.DayOf(from), calendar.DayOf(to));
        yield return Say("explain.calendar", book.Calendar(calendar.Id)?.Name ?? calendar.Id, calendar.Version, calendar.Zone);
        foreach (var days in calendar.Holidays.Where(days => days.Touch(first, last))) yield return Say("explain.holiday", days.Name, Day(days.From), Day(days.To));
        foreach (var days in calendar.ExtraWorkDays.Where(days => days.Touch(first, last))) yield return Say("explain.extraWorkDay", days.Name, Day(days.From));
    }

    private TargetView Target(SlaPolicy policy, ClockKind kind) =>
        new(policy.TargetOf(kind), policy.BasisOf(kind), ClockWords.Target(policy.TargetOf(kind), policy.BasisOf(kind), English));

    private string Exactly(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, district.Zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Say(string code, params ReadOnlySpan<object?> parts) => Catalogue.Say(tongue, code, parts);
}
