using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Duplicates;
using GridOrleans.Storage.Projection;

namespace GridOrleans.Storage.Search;

/// <summary>An issue as searches see it; follows from its history alone.</summary>
/// <param name="Urgency">0 is worked on first: urgent before not, red before yellow before green, open before ended.</param>
/// <param name="UpdatedAt">When its last decision was made.</param>
public sealed record SearchDocument(
    Guid IssueId,
    long Version,
    string DistrictCode,
    string GridCode,
    string? BuildingId,
    string CategoryCode,
    IssueState State,
    bool Open,
    int Urgency,
    int? Rating,
    DateTimeOffset ReportedAt,
    DateTimeOffset? EndedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? NextDueAt,
    long Cell,
    double Longitude,
    double Latitude,
    string Label,
    string Words,
    string Text,
    IReadOnlyList<string> Terms)
{
    /// <summary>Ended issues come after every open one.</summary>
    private const int EndedUrgency = 9;

    public static SearchDocument Of(FoldedIssue folded)
    {
        var issue = folded.Issue;
        var row = IssueRows.Of(issue);
        var text = TextOf(folded);
        return new(
            issue.Id, issue.Version, issue.Place.DistrictCode, issue.Place.GridCode, issue.Place.BuildingId, issue.CategoryCode, issue.State, issue.IsOpen,
            issue.IsOpen ? (issue.Urgent || issue.Expedited ? 0 : 3) + (Light.Red - row.Light) : EndedUrgency,
            issue.Rating, issue.ReportedAt, issue.IsOpen ? null : EndOf(folded), folded.Steps[^1].Entry.At, row.NextDueAt is { } due ? Microseconds.Down(due) : null,
            PlaceCells.Of(issue.Place.Longitude, issue.Place.Latitude), issue.Place.Longitude, issue.Place.Latitude, issue.Place.Label, issue.Words,
            text, [.. TermsOf(folded, row, text).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>When it last stopped being open.</summary>
    private static DateTimeOffset EndOf(FoldedIssue folded) =>
        folded.Steps.Last(step => !step.After.IsOpen && step.Before?.IsOpen != false).Entry.At;

    /// <summary>Words, place, address, case number, and every reply the reporter was given, also of earlier rounds.</summary>
    private static string TextOf(FoldedIssue folded)
    {
        var issue = folded.Issue;
        var replies = folded.Events.Select(each => each.Happened switch
        {
            IssueEvent.Completed completed => completed.Reply,
            IssueEvent.SelfHandled handled => handled.Reply,
            _ => null,
        });
        string?[] fields = [issue.Words, issue.Place.Label, issue.Place.Address, issue.CaseNo, .. replies];
        return string.Join(Bigrams.FieldEnd, fields.OfType<string>().Distinct().Select(Bigrams.Normalise));
    }

    private static IEnumerable<string> TermsOf(FoldedIssue folded, IssueRow row, string text)
    {
        var issue = folded.Issue;
        List<string> terms =
        [
            Term.State(issue.State), Term.Open(issue.IsOpen), Term.Light(row.Light), Term.Category(issue.CategoryCode), Term.Channel(issue.Channel),
            Term.Owner(issue.OwnerUnitId), .. Term.Areas(issue.Place.GridCode),
        ];
        if (issue.Place.DistrictCode != issue.Place.GridCode) terms.Add(Term.Area(issue.Place.DistrictCode));
        if (issue.Urgent || issue.Expedited) terms.Add(Term.Urgent);
        if (issue.Supervision is { } level) terms.Add(Term.Supervised(level));
        if (issue.Asks.Count > 0) terms.Add(Term.Asking);
        terms.AddRange(issue.Asks.Select(ask => Term.Asked(ask.Wanted.Kind)));
        if (issue.Place.BuildingId is { } building) terms.Add(Term.Building(building));
        if (issue.Place.EstateId is { } estate) terms.Add(Term.Estate(estate));
        if (issue.Rating is { } score) terms.Add(Term.Rating(score));
        if (issue.LeadUnitId is { } lead) terms.Add(Term.Lead(lead));
        terms.AddRange(issue.Holders.Select(holder => holder.UnitId).Concat(row.UnitIds).Select(Term.Unit));
        terms.AddRange(issue.Whistles.Where(line => !line.IsLead && line.WithdrawnAt is null).Select(line => Term.Helper(line.UnitId)));
        terms.AddRange(Sight.UnitsOf(issue).Select(Term.Sight));
        terms.AddRange(folded.Steps.Where(step => step.Entry.ActorKind == ActorKind.Person).Select(step => Term.Person(step.Entry.ActorId)));
        terms.AddRange(issue.Clocks.SelectMany(clock => StatesOf(clock).Select(state => Term.Clock(clock.Kind, state))));
        terms.AddRange(text.Split(Bigrams.FieldEnd).SelectMany(Bigrams.TermsOf).Select(Term.Text));
        return terms;
    }

    private static IEnumerable<ClockState> StatesOf(Clock clock)
    {
        if (clock.IsStopped)
        {
            yield return clock.StoppedInTime ? ClockState.InTime : ClockState.Late;
            yield break;
        }

        yield return clock.PausedAt is null ? ClockState.Running : ClockState.Paused;
        if (clock.BreachedAt is not null) yield return ClockState.Red;
        else if (clock.WarnedAt is not null) yield return ClockState.Yellow;
    }
}
