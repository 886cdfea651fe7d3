namespace GridOrleans.Contracts.Areas;

public enum AlarmKind
{
    /// <summary>A post that must be held has no holder who is there.</summary>
    Vacancy,

    /// <summary>An open issue's owner is gone or its accountable post vacant: it moved up, or there is nobody above.</summary>
    Orphan,
}

/// <summary>Something somebody must look at now.</summary>
/// <param name="Subject">Names it among its kind: the same thing raises one alarm.</param>
/// <param name="Detail">The name of the office, or the case number.</param>
public sealed record OfficeAlarm(AlarmKind Kind, string Subject, string? AreaCode, string? UnitId, Guid? IssueId, string? PostKind, string Detail);

/// <param name="ClearedAt">Null = it still is.</param>
public sealed record RaisedAlarm(long Id, OfficeAlarm Alarm, DateTimeOffset RaisedAt, DateTimeOffset? ClearedAt);

/// <summary>The alarms of the installation.</summary>
public interface IAlarms
{
    /// <summary>Makes the open alarms of a kind these: raises what is new, clears what is no more.</summary>
    Task<AlarmChange> Reconcile(AlarmKind kind, IReadOnlyList<OfficeAlarm> now, CancellationToken cancellation);

    /// <summary>Newest first.</summary>
    /// <param name="before">Older than this one; null = from the newest.</param>
    Task<IReadOnlyList<RaisedAlarm>> Read(AlarmKind? kind, bool openOnly, long? before, int limit, CancellationToken cancellation);
}

public sealed record AlarmChange(int Raised, int Cleared);

/// <summary>An open issue whose owner should be looked at.</summary>
/// <param name="Version">The issue's, when it was looked at.</param>
public sealed record OwnedIssue(Guid Id, long Version, string CaseNo, string OwnerUnitId, string GridCode);

/// <summary>Who owns what is open.</summary>
public interface IOwnedIssues
{
    Task<IReadOnlyList<string>> Owners(CancellationToken cancellation);

    /// <summary>By one query; at most <paramref name="limit"/>, the longest open first.</summary>
    Task<IReadOnlyList<OwnedIssue>> OpenOf(IReadOnlyList<string> ownerUnitIds, int limit, CancellationToken cancellation);

    /// <summary>Every grid in force has its patrol duty, and no other one has.</summary>
    Task SettlePatrols(CancellationToken cancellation);
}
