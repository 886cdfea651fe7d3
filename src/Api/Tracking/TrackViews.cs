using GridOrleans.Api.Issues;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Api.Tracking;

/// <summary>
/// A case as its reporter sees it. One that was merged shows the progress of the case in which it goes on, and nothing of who reported that
/// one: not where from, not how they rated it or what they said. Pure.
/// </summary>
public sealed class TrackViews(IDistrictDirectory district, Tongue tongue)
{
    private readonly HistoryWords words = new(district, tongue);

    public TrackView Of(TrackedIssue tracked, DateTimeOffset now)
    {
        var (own, goesOn) = (tracked.Own.Issue, tracked.GoesOn.Issue);
        var category = district.Category(own.CategoryCode);
        return new(
            own.CaseNo,
            own.CategoryCode,
            (tongue == Tongue.English ? category?.NameEn : category?.Name) ?? own.CategoryCode,
            own.Place.Label,
            goesOn.State,
            own.ReportedAt,
            new IssueViews(district, tongue).Clocks(goesOn, IssueRows.Of(goesOn), now),
            [.. Lines(tracked)],
            goesOn.Result,
            goesOn.Reply,
            own.Rating,
            TransitionTable.Allows(own.State, CommandKind.Rate),
            TransitionTable.Allows(goesOn.State, CommandKind.Urge),
            tracked.IsMerged ? goesOn.CaseNo : null,
            own.Asks.Any(ask => ask.Wanted is IssueCommand.Reopen),
            [.. Standing(own, goesOn)],
            district.DrillDivisor,
            district.Map.TimeZone);
    }

    private IEnumerable<TrackLine> Lines(TrackedIssue tracked)
    {
        var own = tracked.Own.History.SelectMany(entry => entry.Events.Select(happened => (entry.At, Event: happened)));
        var further = tracked.Further
            .SelectMany(each => each.History)
            .SelectMany(entry => entry.Events.Select(happened => (entry.At, Event: happened)))
            .Where(each => !IsOfItsReporter(each.Event));
        return
            from each in own.Concat(further).OrderBy(each => each.At)
            let text = words.TellReporter(each.Event)
            where text is not null
            select new TrackLine(each.At, HistoryWords.KindOf(each.Event), text);
    }

    /// <summary>What somebody else reported, asked or said.</summary>
    private static bool IsOfItsReporter(IssueEvent happened) => happened is IssueEvent.Reported or IssueEvent.Rated or IssueEvent.CalledBack
        or IssueEvent.Urged or IssueEvent.Asked { Ask.Wanted: IssueCommand.Reopen };

    /// <summary>What is out of the ordinary now: it stands still, is due later, was promised, may be opened again.</summary>
    private IEnumerable<string> Standing(Issue own, Issue goesOn)
    {
        if (goesOn.Parking is { } parking) yield return Say("public.parked", Moments.Of(parking.ReviewAt, district));
        foreach (var clock in goesOn.Clocks.Where(clock => clock.IsRunning && clock.DueAt > clock.FirstDueAt))
        {
            yield return Say("public.extended", Names.Of(tongue, clock.Kind), Moments.Of(clock.FirstDueAt, district), Moments.Of(clock.DueAt, district));
        }

        if (goesOn is { IsOpen: true, Plan: { } plan })
        {
            yield return Say(plan.ApprovedAt is null ? "public.planWaits" : "public.planHolds", Moments.Of(plan.PromisedAt, district));
        }

        if (own.Asks.Any(ask => ask.Wanted is IssueCommand.Reopen)) yield return Say("public.reopenAsked");
    }

    private string Say(string code, params ReadOnlySpan<object?> parts) => Catalogue.Say(tongue, code, parts);
}

/// <summary>A case with its history.</summary>
public sealed record ToldIssue(Issue Issue, IReadOnlyList<HistoryEntry> History);

/// <summary>The reporter's own case, and those into which it was merged, one after the other.</summary>
public sealed record TrackedIssue(ToldIssue Own, IReadOnlyList<ToldIssue> Further)
{
    public bool IsMerged => Further.Count > 0;

    /// <summary>The case in which it goes on: itself, unless it was merged.</summary>
    public ToldIssue GoesOn => IsMerged ? Further[^1] : Own;
}
