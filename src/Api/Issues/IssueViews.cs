using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Api.Issues;

/// <summary>An issue as one viewer may see it, in the viewer's language. Pure.</summary>
public sealed class IssueViews(IDistrictDirectory district, Tongue tongue)
{
    public IssueView Of(Issue issue, Actor actor, DateTimeOffset now, ReporterDetails? reporter)
    {
        var row = IssueRows.Of(issue);
        var seesReporter = ReporterMask.MaySee(actor, issue);
        return new(
            row,
            issue.Words,
            issue.Place.Address,
            seesReporter ? ReporterMask.Name(reporter?.Name) : null,
            seesReporter ? ReporterMask.Phone(reporter?.Phone) : null,
            issue.Result is { } result ? Names.Camel(result) : null,
            issue.Reply,
            issue.Rating,
            Clocks(issue, row, now),
            [.. issue.Whistles.Where(line => line.WithdrawnAt is null).Select(WhistleLineViews.Of)],
            [.. issue.Holders.Select(holder => new HolderView(
                holder.UnitId, holder.From, holder.To, holder.AcceptedAt, holder.StartedAt, holder.DoneAt,
                holder.RespondDueAt, holder.HandleDueAt, holder.CloseDueAt))],
            LadderView.Of(issue, district),
            Buttons.Of(issue, actor, tongue),
            null,
            [.. issue.Asks.Select(ask => AskWords.View(ask, issue, actor, district, tongue))],
            issue.Plan is { } plan ? new(plan.Words, plan.PromisedAt, plan.FiledAt, plan.ApprovedAt) : null,
            issue.Parking is { } parking ? new(parking.Reason, parking.Since, parking.ReviewAt) : null,
            issue.Gate,
            [.. issue.Duplicates.Select(Linked)],
            issue.MergedInto is { } into ? Linked(into) : null);
    }

    private static LinkedCaseView Linked(LinkedCase other) => new(other.Id, other.CaseNo);

    public IReadOnlyList<ClockView> Clocks(Issue issue, IssueRow row, DateTimeOffset now) =>
        [.. issue.Clocks.Zip(row.Clocks, (clock, clockRow) => Of(clock, clockRow, now < clock.StartedAt ? clock.StartedAt : now))];

    private ClockView Of(Clock clock, ClockRow row, DateTimeOffset now) => new(
        row,
        clock.Generation,
        clock.FirstDueAt,
        clock.BreachedAt,
        clock.RanBy(now),
        clock.StoodStillBy(now),
        clock.LeftAt(now),
        ClockWords.Explain(clock, now, tongue == Tongue.English, at => Moments.Of(at, district)));
}
