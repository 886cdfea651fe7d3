using GridOrleans.Domain.Access;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Projection;

namespace GridOrleans.Storage.Figures;

/// <summary>The measured facts of an issue, from its history alone. Pure: the same history gives the same facts, live and in a rebuild.</summary>
public static class Facts
{
    /// <summary>Ratings from here on are 满意.</summary>
    public const int SatisfiedFrom = 4;

    public static IReadOnlyList<Fact> Of(FoldedIssue folded, TimeZoneInfo zone, bool drill)
    {
        var builder = new FactBuilder(folded, zone, drill);
        Report(builder);
        foreach (var clock in folded.Issue.Clocks) OnTime(builder, clock);
        foreach (var (step, happened) in folded.Events) Happened(builder, step, happened);
        Calls(builder);
        Flow(builder);
        Holders(builder);
        Persons(builder);
        return builder.Facts;
    }

    private static void Report(FactBuilder builder)
    {
        var issue = builder.Issue;
        builder.Add(Measure.Reported, issue.ReportedAt, issue.Urgent);
        if (!builder.IsHandled) return;
        var completed = builder.Folded.Events.FirstOrDefault(each => each.Happened is IssueEvent.Completed).Step?.Entry.At;
        builder.Add(Measure.SameDay, issue.ReportedAt, completed is { } at && builder.DayOf(at) == builder.DayOf(issue.ReportedAt));
        builder.Add(Measure.Missed, issue.ReportedAt, issue.Channel is Channel.Resident or Channel.Hotline or Channel.Enterprise);
        builder.Add(Measure.Whistled, issue.ReportedAt, issue.Whistles.Any(line => !line.IsLead));
    }

    private static void OnTime(FactBuilder builder, Clock clock)
    {
        if (!builder.IsHandled) return;
        var isLate = clock.StoppedAt is null ? clock.BreachedAt is not null : !clock.StoppedInTime;
        if (clock.StoppedAt is null && !isLate) return;
        var settled = isLate ? clock.DueAt : clock.StoppedAt!.Value;
        builder.Add(MeasureOf(clock.Kind), settled, !isLate, clock.StoppedAt is { } stopped ? clock.RanBy(stopped) : clock.Target, unit: builder.UnitAt(settled));
    }

    public static Measure MeasureOf(ClockKind kind) => Measure.OnTimeRespond + (short)kind;

    private static void Happened(FactBuilder builder, FoldedStep step, IssueEvent happened)
    {
        var (at, person) = (step.Entry.At, FactBuilder.PersonOf(step.Entry));
        var responded = builder.Folded.Steps[0].After.Clock(ClockKind.Respond).FirstDueAt;
        switch (happened)
        {
            case IssueEvent.Filed:
                builder.Add(Measure.FiledInTime, at, at < responded, person: person);
                break;
            case IssueEvent.Dispatched or IssueEvent.Redispatched:
                var unit = happened is IssueEvent.Dispatched first ? first.Route.UnitId : ((IssueEvent.Redispatched)happened).Route.UnitId;
                if (happened is IssueEvent.Dispatched && !builder.Facts.Any(fact => fact.Measure == Measure.DispatchedInTime)) builder.Add(Measure.DispatchedInTime, at, at < responded, unit: unit, person: person);
                builder.Add(Measure.Accurate, at, WasKept(builder.Folded, step, happened), unit: unit, person: person);
                break;
            case IssueEvent.Completed completed:
                builder.Add(Measure.Solved, at, completed.Result == Outcome.Resolved, unit: completed.UnitId, person: person);
                if (at == builder.Issue.CompletedAt) builder.Add(Measure.Completed, at, builder.RoundAt(at) == 1, at - builder.Issue.ReportedAt, unit: completed.UnitId, person: person);
                break;
            case IssueEvent.CheckPassed:
                builder.Add(Measure.ClosedInTime, at, step.Before!.CheckBy is not { } by || at <= by, unit: builder.UnitAt(at), person: person);
                builder.Add(Measure.Reworked, at, false, unit: builder.UnitAt(at), person: person);
                break;
            case IssueEvent.ReworkOrdered:
                builder.Add(Measure.Reworked, at, true, unit: step.Before!.LeadUnitId, person: person);
                break;
            case IssueEvent.Rated rated:
                builder.Add(Measure.Satisfied, at, rated.Score >= SatisfiedFrom, value: rated.Score, unit: builder.Issue.LeadUnitId);
                break;
            case IssueEvent.Returned returned:
                builder.Add(Measure.Returned, at, true, unit: returned.UnitId, person: person);
                break;
            case IssueEvent.Declined declined:
                builder.Add(Measure.Declined, at, true, unit: declined.UnitId, person: person);
                break;
        }
    }

    /// <summary>The next thing that happened to who leads was not that the unit lost it.</summary>
    private static bool WasKept(FoldedIssue folded, FoldedStep dispatched, IssueEvent dispatch) => folded.Events
        .SkipWhile(each => !ReferenceEquals(each.Happened, dispatch) || each.Step != dispatched)
        .Skip(1)
        .Select(each => each.Happened)
        .FirstOrDefault(each => each is IssueEvent.Returned or IssueEvent.Redispatched or IssueEvent.Completed) is null or IssueEvent.Completed;

    private static void Calls(FactBuilder builder)
    {
        var issue = builder.Issue;
        foreach (var line in issue.Whistles)
        {
            var due = line.CalledAt + issue.Policy.Respond;
            var took = line.ReportedInAt - line.CalledAt;
            builder.Add(Measure.ReportedIn, line.CalledAt, line.ReportedInAt is not null, took, unit: line.UnitId);
            if (line.IsLead && (line.ReportedInAt ?? line.DeclinedAt ?? line.WithdrawnAt) is not null) builder.Add(Measure.Answered, line.CalledAt, line.ReportedInAt is not null, took, unit: line.UnitId);
            if (line.ReportedInAt is { } reportedIn) builder.Add(Measure.ReportedInTime, line.CalledAt, reportedIn < due, took, unit: line.UnitId);
            else if ((line.DeclinedAt ?? line.WithdrawnAt ?? builder.Folded.Steps[^1].Entry.At) >= due) builder.Add(Measure.ReportedInTime, line.CalledAt, false, unit: line.UnitId);
        }
    }

    private static void Flow(FactBuilder builder)
    {
        foreach (var step in builder.Folded.Steps)
        {
            var (was, isNow) = (step.Before?.IsOpen == true, step.After.IsOpen);
            if (isNow && !was) builder.Add(Measure.Opened, step.Entry.At, true);
            if (was && !isNow) builder.Add(Measure.Ended, step.Entry.At, true, step.Entry.At - builder.Issue.ReportedAt, unit: step.Before!.LeadUnitId ?? step.Before.OwnerUnitId);
        }
    }

    private static void Holders(FactBuilder builder)
    {
        foreach (var holder in builder.Issue.Holders)
        {
            if (holder.To is { } to) builder.Add(Measure.Held, to, to == builder.Issue.CompletedAt, to - holder.From, unit: holder.UnitId);
        }
    }

    private static void Persons(FactBuilder builder)
    {
        foreach (var step in builder.Folded.Steps.Where(step => step.Entry.ActorKind == ActorKind.Person))
        {
            // What a clock brought first was not the person's doing; the command's own event is the last.
            builder.Add(Measure.Acted, step.Entry.At, true, person: step.Entry.ActorId, detail: KindOf(step.Entry.Events[0] is IssueEvent.Reported report ? report : step.Entry.Events[^1]));
        }
    }

    private static string KindOf(IssueEvent happened) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(happened.GetType().Name);
}
