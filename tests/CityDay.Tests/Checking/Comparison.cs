using GridOrleans.CityDay.Model.Cases;
using GridOrleans.Domain.Issues;

namespace GridOrleans.CityDay.Tests.Checking;

/// <summary>The domain's case beside the model's, value by value.</summary>
internal static class Comparison
{
    /// <param name="whole">Also what was over long ago and can no longer change.</param>
    public static void Of(Issue issue, CaseBook book, DateTimeOffset now, Differences differences, bool whole)
    {
        Life(issue, book, differences);
        for (var index = 0; index < issue.Clocks.Count; index++) ClockComparison.Of(issue.Clocks[index], book.Clocks[index], now, differences);
        for (var index = 0; index < issue.Climbs.Count; index++) CallComparison.Of(issue.Climbs[index], book.Climbs[index], differences);
        if (differences.CheckCount("past clocks", issue.PastClocks.Count, book.Past.Count))
        {
            for (var index = whole ? 0 : Math.Max(0, issue.PastClocks.Count - 4); index < issue.PastClocks.Count; index++)
            {
                differences.Check("past clock's round", issue.PastClocks[index].Round, book.Past[index].Round);
                differences.Check("past clock's end", issue.PastClocks[index].At, book.Past[index].At);
                ClockComparison.Of(issue.PastClocks[index].Clock, book.Past[index].Clock, now, differences);
            }
        }

        if (differences.CheckCount("lines", issue.Whistles.Count, book.Lines.Count))
        {
            for (var index = 0; index < issue.Whistles.Count; index++) CallComparison.Of(issue.Whistles[index], book.Lines[index], book.Parkings, differences);
        }

        if (differences.CheckCount("holders", issue.Holders.Count, book.Holders.Count))
        {
            for (var index = whole ? 0 : Math.Max(0, issue.Holders.Count - 2); index < issue.Holders.Count; index++) Held(issue.Holders[index], book.Holders[index], differences);
        }
    }

    private static void Life(Issue issue, CaseBook book, Differences differences)
    {
        differences.Check("state", issue.State, book.State);
        differences.Check("open", issue.IsOpen, book.IsOpen);
        differences.Check("owner", issue.OwnerUnitId, book.Owner);
        differences.Check("lead", issue.LeadUnitId, book.Lead);
        differences.Check("fallback", issue.FallbackUnitId, book.Fallback);
        differences.Check("category", issue.CategoryCode, book.Category);
        differences.Check("urgent", issue.Urgent, book.Urgent);
        differences.Check("gate", issue.Gate, book.Gate);
        differences.Check("policy", ReferenceEquals(issue.Policy, book.Policy), true);
        differences.Check("reported", issue.ReportedAt, book.ReportedAt);
        differences.Check("round", issue.Round, book.Round);
        differences.Check("completed", issue.CompletedAt, book.CompletedAt);
        differences.Check("ended", issue.EndedAt, book.EndedAt);
        differences.Check("check by", issue.CheckBy, book.CheckBy);
        differences.Check("result", issue.Result, book.Answer?.Result);
        differences.Check("reply", issue.Reply, book.Answer?.Reply);
        differences.Check("rating", issue.Rating, book.Rating);
        differences.Check("plan", issue.Plan, book.Plan);
        differences.Check("parking", issue.Parking, book.Parking);
        differences.Check("supervision", issue.Supervision, book.Supervision);
        differences.Check("expedited", issue.Expedited, book.Expedited);
        differences.Check("urged", issue.UrgedAt, book.UrgedAt);
        differences.Check("merged into", issue.MergedInto, book.MergedInto);
        differences.Check("reworks", issue.Reworks, book.Reworks);
        differences.Check("urges", issue.Urges, book.Urges);
        differences.Check("extensions", issue.Extensions, book.Extensions);
        differences.Check("parks", issue.Parks, book.Parks);
        differences.Check("asks", Same(issue.Asks, book.Asks), true);
        differences.Check("hand-ups", Same(issue.HandUps, book.HandUps), true);
        differences.Check("duplicates", Same(issue.Duplicates, book.Duplicates), true);

        // 事事有人管, 事事有反馈.
        differences.Check("somebody answers for it", string.IsNullOrEmpty(issue.OwnerUnitId), false);
        differences.Check("one holder while it is open and led", issue.Holders.Count(holder => holder.To is null), issue.IsOpen && issue.LeadUnitId is not null ? 1 : 0);
    }

    private static bool Same<T>(IReadOnlyList<T> domain, IReadOnlyList<T> model) => domain.Count == model.Count && (domain.Count == 0 || domain.SequenceEqual(model));

    private static void Held(Holder holder, HolderSpan span, Differences differences)
    {
        differences.Check("holder", holder.UnitId, span.Unit);
        differences.Check("held from", holder.From, span.From);
        differences.Check("held to", holder.To, span.To);
        differences.Check("holder accepted", holder.AcceptedAt, span.AcceptedAt);
        differences.Check("holder started", holder.StartedAt, span.StartedAt);
        differences.Check("holder done", holder.DoneAt, span.DoneAt);
        differences.Check("holder must answer by", holder.RespondDueAt, span.Dues[0]);
        differences.Check("holder must start by", holder.HandleDueAt, span.Dues[1]);
        differences.Check("holder must be done by", holder.CloseDueAt, span.Dues[2]);
    }
}
