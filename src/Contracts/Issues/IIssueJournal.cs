using GridOrleans.Contracts.Deadlines;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Outbox;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Contracts.Issues;

/// <summary>An issue as the store has it: its state and the hash its next entry must follow.</summary>
public sealed record StoredIssue(Issue Issue, string Hash);

/// <summary>Personal data of a report: kept beside the history, never in it, so that it can be erased.</summary>
public sealed record ReporterDetails(string? Name, string? Phone, string? AccountId);

/// <summary>One decision to make durable: history entry, issue row, deadlines and outbox, in one transaction or not at all.</summary>
/// <param name="Row">The read model of “now”, derived from <paramref name="After"/>.</param>
public sealed record IssueCommit(
    Issue After,
    HistoryEntry Entry,
    IssueRow Row,
    IReadOnlyList<DeadlineChange> Deadlines,
    IReadOnlyList<OutboxMessage> Outbox,
    ReporterDetails? Reporter);

public enum CommitResult
{
    Committed,

    /// <summary>Another activation wrote this version or this operation id first: load and decide again.</summary>
    Conflict,
}

public interface IIssueJournal
{
    Task<StoredIssue?> Load(Guid id, CancellationToken cancellation);

    /// <summary>Returns after the transaction is durable. Throws when the outcome is unknown (connection lost): load before deciding again.</summary>
    Task<CommitResult> Commit(IssueCommit commit, CancellationToken cancellation);

    /// <summary>The whole history of one issue in order of version.</summary>
    Task<IReadOnlyList<HistoryEntry>> History(Guid id, CancellationToken cancellation);

    /// <summary>The version an operation id made; null = never done.</summary>
    Task<long?> FindOperation(Guid id, Guid operationId, CancellationToken cancellation);
}

/// <summary>Case numbers “20261120-0417”: per district and day, in the district's zone; handed out in blocks, so they may have gaps.</summary>
public interface ICaseNumbers
{
    ValueTask<string> Next(string districtCode, DateTimeOffset now, CancellationToken cancellation);
}

/// <summary>The rows grains rebuild themselves from.</summary>
public interface IIssueRows
{
    Task<IReadOnlyList<IssueRow>> OpenInDistrict(string districtCode, CancellationToken cancellation);

    Task<IReadOnlyList<IssueRow>> OpenInGrid(string gridCode, CancellationToken cancellation);

    Task<IReadOnlyList<IssueRow>> OpenOfUnit(string unitId, CancellationToken cancellation);

    /// <summary>Rows of the district written at or after a database time, open or not: repairs what one-way messages lost.</summary>
    Task<IReadOnlyList<IssueRow>> ChangedSince(string districtCode, DateTimeOffset since, CancellationToken cancellation);

    /// <summary>When issues of a building and category were reported, newest first, for the recurrence watch.</summary>
    Task<IReadOnlyList<BuildingReport>> ReportsOfBuilding(string buildingId, DateTimeOffset since, CancellationToken cancellation);
}

/// <summary>A report at a building.</summary>
[GenerateSerializer, Immutable]
public sealed record BuildingReport(Guid IssueId, string CategoryCode, DateTimeOffset At);
