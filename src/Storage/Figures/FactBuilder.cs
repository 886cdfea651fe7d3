using GridOrleans.Contracts.History;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Projection;

namespace GridOrleans.Storage.Figures;

/// <summary>Collects the facts of one issue and fills in what they share.</summary>
internal sealed class FactBuilder(FoldedIssue folded, TimeZoneInfo zone, bool drill)
{
    private readonly List<Fact> facts = [];

    public Issue Issue => folded.Issue;

    public FoldedIssue Folded => folded;

    public IReadOnlyList<Fact> Facts => facts;

    /// <summary>It was work: neither refused nor void nor merged into another.</summary>
    public bool IsHandled { get; } = folded.Issue.State is not (IssueState.Refused or IssueState.Voided or IssueState.Merged);

    public void Add(Measure measure, DateTimeOffset at, bool hit, TimeSpan? took = null, long value = 0, string? unit = null, string? person = null, string? detail = null, int? round = null) =>
        facts.Add(new(
            Issue.Id, measure, facts.Count(each => each.Measure == measure), at, DayOf(at), hit,
            took is { } span ? (long)span.TotalSeconds : value,
            unit, person, round ?? RoundAt(at), drill, Issue.Place.GridCode, Issue.CategoryCode, Issue.Place.BuildingId, detail));

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>Null unless a person did it.</summary>
    public static string? PersonOf(HistoryEntry entry) => entry.ActorKind == ActorKind.Person ? entry.ActorId : null;

    /// <summary>Who led at a moment, or at its last instant; the accountable owner where nobody did.</summary>
    public string UnitAt(DateTimeOffset at) =>
        Issue.Holders.LastOrDefault(holder => holder.From <= at && (holder.To is null || holder.To >= at))?.UnitId ?? Issue.FallbackUnitId;

    /// <summary>What happens at the moment that starts a round belongs to the round before.</summary>
    public int RoundAt(DateTimeOffset at) => 1 + RoundStarts.Count(start => start < at);

    /// <summary>The round that a clock was started in.</summary>
    public int RoundStartedAt(DateTimeOffset at) => 1 + RoundStarts.Count(start => start <= at);

    /// <summary>What is known is known up to here.</summary>
    public DateTimeOffset Until => folded.Steps[^1].Entry.At;

    private DateTimeOffset[] RoundStarts => field ??= [.. folded.Events.Where(each => EventUses.StartsRound(each.Happened)).Select(each => each.Step.Entry.At)];
}
