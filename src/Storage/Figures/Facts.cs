using System.Text.Json;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Projection;

namespace GridOrleans.Storage.Figures;

/// <summary>The measured facts of an issue, from its history alone. Pure: the same history gives the same facts, live and in a rebuild.</summary>
public static class Facts
{
    public static IReadOnlyList<Fact> Of(FoldedIssue folded, TimeZoneInfo zone, bool drill)
    {
        var builder = new FactBuilder(folded, zone, drill);
        Report(builder);
        ClockFacts.AddTo(builder);
        foreach (var (step, happened) in folded.Events) EventFacts.AddTo(builder, step, happened);
        CallFacts.AddTo(builder);
        Flow(builder);
        Persons(builder);
        return builder.Facts;
    }

    private static void Report(FactBuilder builder)
    {
        var issue = builder.Issue;
        builder.Add(Measure.Reported, issue.ReportedAt, issue.Urgent);
        if (!builder.IsHandled) return;
        var completed = builder.Folded.Events.FirstOrDefault(each => each.Happened is IssueEvent.Completed or IssueEvent.SelfHandled).Step?.Entry.At;
        builder.Add(Measure.SameDay, issue.ReportedAt, completed is { } at && builder.DayOf(at) == builder.DayOf(issue.ReportedAt));
        builder.Add(Measure.Missed, issue.ReportedAt, issue.Channel is Channel.Resident or Channel.Hotline or Channel.Enterprise);
        builder.Add(Measure.Whistled, issue.ReportedAt, issue.Whistles.Any(line => !line.IsLead));
    }

    private static void Flow(FactBuilder builder)
    {
        foreach (var step in builder.Folded.Steps)
        {
            var (was, isNow) = (step.Before?.IsOpen == true, step.After.IsOpen);

            // What is reported and handled in one breath goes in and comes out.
            if (step.Before is null || isNow && !was) builder.Add(Measure.Opened, step.Entry.At, true);
            if (!isNow && (was || step.Before is null)) builder.Add(Measure.Ended, step.Entry.At, true, step.Entry.At - builder.Issue.ReportedAt, unit: step.Before?.LeadUnitId ?? step.After.OwnerUnitId);
        }
    }

    private static void Persons(FactBuilder builder)
    {
        foreach (var step in builder.Folded.Steps.Where(step => step.Entry.ActorKind == ActorKind.Person))
        {
            // What a clock brought first was not the person's doing; the command's own event is the last.
            var did = step.Entry.Events.FirstOrDefault(happened => happened is IssueEvent.Reported) ?? step.Entry.Events[^1];
            builder.Add(Measure.Acted, step.Entry.At, true, person: step.Entry.ActorId, detail: JsonNamingPolicy.CamelCase.ConvertName(did.GetType().Name));
        }
    }
}
