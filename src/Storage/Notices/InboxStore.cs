using Dapper;
using GridOrleans.Contracts.Notices;

namespace GridOrleans.Storage.Notices;

/// <summary>A delivery as it stands in the log.</summary>
public sealed record LoggedDelivery(
    long Id,
    Guid IssueId,
    long IssueVersion,
    NoticeOccasion Occasion,
    string Recipient,
    string RecipientName,
    NoticeChannel Channel,
    bool IsImportant,
    string CaseNo,
    string Place,
    string? UnitId,
    string? Detail,
    DateTimeOffset HappenedAt,
    DateTimeOffset MadeAt,
    DeliveryState State,
    string? Reason,
    int Attempts,
    DateTimeOffset? NextTryAt,
    DateTimeOffset? SettledAt,
    DateTimeOffset? ReadAt);

/// <summary>The log as people read it: each its own inbox, and those who direct a case all of that case.</summary>
public sealed class InboxStore(NpgsqlDataSource database)
{
    /// <summary>Most deliveries of one case that are answered: the newest.</summary>
    public const int MaxOfIssue = 500;

    private const string Columns =
        """
        id, issue_id, issue_version, occasion, recipient, recipient_name, channel, important, case_no, place, unit_id, detail, happened_at, made_at, state, reason,
        attempts, next_try_at, settled_at, read_at
        """;

    private const string InInbox = "recipient = @recipient and channel = 'inbox' and state = 'delivered'";

    /// <summary>Newest first.</summary>
    /// <param name="before">Only what is older than this delivery; null = from the newest on.</param>
    public Task<IReadOnlyList<LoggedDelivery>> Inbox(string recipient, long? before, bool unreadOnly, int limit, CancellationToken cancellation) => Query(
        $"select {Columns} from notice_delivery where {InInbox} and id < @before {(unreadOnly ? "and read_at is null" : "")} order by id desc limit @limit",
        new { recipient, before = before ?? long.MaxValue, limit }, cancellation);

    /// <summary>Unread, counted up to <paramref name="most"/>.</summary>
    public async Task<int> Unread(string recipient, int most, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return (int)await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            $"select count(*) from (select from notice_delivery where {InInbox} and read_at is null limit @most) as unread", new { recipient, most }, cancellationToken: cancellation));
    }

    /// <summary>Marks as read these, and everything up to a delivery; what is somebody else's or read already stays as it is.</summary>
    /// <returns>How many became read.</returns>
    public async Task<int> MarkRead(string recipient, IReadOnlyList<long> ids, long? upTo, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(
            $"update notice_delivery set read_at = clock_timestamp() where {InInbox} and read_at is null and (id = any (@ids) or id <= @upTo)",
            new { recipient, ids = ids.ToArray(), upTo = upTo ?? 0 }, cancellationToken: cancellation));
    }

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<LoggedDelivery>> OfIssue(Guid issueId, CancellationToken cancellation) =>
        [.. (await Query($"select {Columns} from notice_delivery where issue_id = @issueId order by issue_version desc, id desc limit @MaxOfIssue", new { issueId, MaxOfIssue }, cancellation)).Reverse()];

    private async Task<IReadOnlyList<LoggedDelivery>> Query(string sql, object parameters, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return [.. (await connection.QueryAsync<Row>(new CommandDefinition(sql, parameters, cancellationToken: cancellation))).Select(row => row.Logged)];
    }

    private sealed record Row(
        long id, Guid issue_id, long issue_version, string occasion, string recipient, string recipient_name, string channel, bool important, string case_no, string place,
        string? unit_id, string? detail, DateTime happened_at, DateTime made_at, string state, string? reason, int attempts, DateTime? next_try_at, DateTime? settled_at, DateTime? read_at)
    {
        public LoggedDelivery Logged => new(
            id, issue_id, issue_version, Words.Read<NoticeOccasion>(occasion), recipient, recipient_name, Words.Read<NoticeChannel>(channel), important, case_no, place, unit_id, detail,
            happened_at, made_at, Words.Read<DeliveryState>(state), reason, attempts, At(next_try_at), At(settled_at), At(read_at));

        private static DateTimeOffset? At(DateTime? at) => at is { } moment ? new DateTimeOffset(moment) : null;
    }
}
