namespace GridOrleans.Contracts.Notices;

/// <summary>Why somebody is told something.</summary>
public enum NoticeOccasion
{
    /// <summary>派遣: a unit leads a case now.</summary>
    Dispatched,

    /// <summary>吹哨: a unit was called beside the lead.</summary>
    Whistled,

    /// <summary>撤回: a call was withdrawn, or the case was given to another unit.</summary>
    Withdrawn,

    /// <summary>升级: a rung of the ladder was called.</summary>
    RungCalled,

    /// <summary>越级: an office was called past its turn.</summary>
    HandedUp,

    /// <summary>Something waits for an approval.</summary>
    Asked,
    Approved,
    Denied,

    /// <summary>退回</summary>
    Returned,

    /// <summary>谢绝</summary>
    Declined,

    /// <summary>催办</summary>
    Urged,

    /// <summary>督办, with or without a card.</summary>
    Supervised,

    /// <summary>批示</summary>
    Instructed,

    /// <summary>返工</summary>
    Reworked,

    /// <summary>重开</summary>
    Reopened,

    /// <summary>并案</summary>
    Merged,

    /// <summary>不予受理 or 作废</summary>
    Refused,

    /// <summary>办结, with the reply.</summary>
    Completed,

    /// <summary>结案</summary>
    Closed,

    /// <summary>The case was moved up because its owner is gone.</summary>
    OwnerMoved,
}

/// <summary>Payload of the topic “notify”: everything one decision has to tell, whole, so that telling needs no look at the issue.</summary>
/// <param name="ActorId">Who decided: nobody is told of what they did themselves.</param>
/// <param name="GridCode">Where, for those who direct the cases of an area.</param>
public sealed record NoticeOrder(
    Guid IssueId,
    long Version,
    DateTimeOffset At,
    string CaseNo,
    string Place,
    string GridCode,
    string ActorId,
    IReadOnlyList<Notice> Notices)
{
    public const string Topic = "notify";

    public static string DedupKey(Guid issueId, long version) => $"notify/{issueId:N}/{version}";
}

/// <summary>One thing to tell, and to whom.</summary>
/// <param name="IsImportant">Comes through quiet hours and through what a person has switched off.</param>
/// <param name="UnitId">A unit the sentence names.</param>
/// <param name="Detail">A reason, words, a case number: what comes after the sentence.</param>
public sealed record Notice(NoticeOccasion Occasion, NoticeAudience Audience, bool IsImportant, string? UnitId = null, string? Detail = null);

/// <summary>Who is told, in the terms of the case; which persons that are is found when it is told.</summary>
/// <param name="UnitIds">Those who speak for these units; an area's office by its code.</param>
/// <param name="Desk">派遣员 and 值班长 of the place.</param>
/// <param name="Leaders">值班长 of the place; where there is none, its 派遣员.</param>
/// <param name="PersonKeys">Accounts by key.</param>
/// <param name="Reporter">Whoever reported, on the tracking page.</param>
public sealed record NoticeAudience(IReadOnlyList<string> UnitIds, bool Desk, bool Leaders, IReadOnlyList<string> PersonKeys, bool Reporter)
{
    public static NoticeAudience Units(params IEnumerable<string?> unitIds) => new([.. unitIds.OfType<string>().Distinct()], false, false, [], false);

    public static NoticeAudience OfDesk { get; } = new([], true, false, [], false);

    public static NoticeAudience OfLeaders { get; } = new([], false, true, [], false);

    public static NoticeAudience OfReporter { get; } = new([], false, false, [], true);
}
