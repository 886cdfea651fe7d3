using Dapper;
using GridOrleans.Contracts.Notices;
using GridOrleans.Domain.Access;
using GridOrleans.Storage.Accounts;

namespace GridOrleans.Storage.Notices;

/// <summary>The delivery log in the database. What may be written once is kept once by its unique key, whoever writes it and how often.</summary>
public sealed class NoticeLedger(NpgsqlDataSource database) : INoticeLedger
{
    private static readonly string[] DeskRoles = [nameof(Role.Dispatcher), nameof(Role.ShiftLeader)];

    public async Task<IReadOnlyList<Recipient>> Recipients(IReadOnlyList<NoticeOrder> orders, CancellationToken cancellation)
    {
        var audiences = orders.SelectMany(order => order.Notices).Select(notice => notice.Audience).ToArray();
        var rows = await Query<RecipientRow>(
            """
            select 'login:' || login as key, account.name, role, area_codes, unit_ids, person_id, language, email, quiet_from, quiet_to, channels::text as channels
            from account left join notice_preference using (login)
            where not disabled and role <> 'Display'
              and (unit_ids && @units or area_codes && @units or login = any (@logins) or (@desk and role = any (@DeskRoles)))
            union all
            select 'token:' || id, name, role, area_codes, unit_ids, null, null, null, null, null, null
            from api_token
            where revoked_at is null and (expires_at is null or expires_at > clock_timestamp()) and role <> 'Display'
              and (unit_ids && @units or area_codes && @units or (@desk and role = any (@DeskRoles)))
            """,
            new
            {
                units = audiences.SelectMany(audience => audience.UnitIds).Distinct().ToArray(),
                logins = audiences.SelectMany(audience => audience.PersonKeys).Where(key => key.StartsWith(StoredAccount.LoginPrefix, StringComparison.Ordinal)).Select(key => key[StoredAccount.LoginPrefix.Length..]).Distinct().ToArray(),
                desk = audiences.Any(audience => audience.Desk || audience.Leaders),
                DeskRoles,
            },
            cancellation);
        return [.. rows.Select(row => row.Recipient)];
    }

    public async Task<IReadOnlyList<WebhookTarget>> Webhooks(CancellationToken cancellation) =>
        [.. (await Query<WebhookRow>("select id, name, occasions, area_code from webhook where removed_at is null", null, cancellation)).Select(row => row.Target)];

    public async Task<int> Write(IReadOnlyList<FreshDelivery> deliveries, CancellationToken cancellation)
    {
        if (deliveries.Count == 0) return 0;
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into notice_delivery (
              issue_id, issue_version, occasion, recipient, recipient_name, channel, important, case_no, place, unit_id, detail, happened_at, state, reason, next_try_at, settled_at)
            select
              issue_id, issue_version, occasion, recipient, recipient_name, channel, important, case_no, place, unit_id, detail, happened_at, state, reason,
              case when state = 'pending' then greatest(coalesce(not_before, clock_timestamp()), clock_timestamp()) end,
              case when state <> 'pending' then clock_timestamp() end
            from unnest(@issues, @versions, @occasions, @recipients, @names, @channels, @importants, @cases, @places, @units, @details, @happened, @states, @reasons, @notBefore) as fresh (
              issue_id, issue_version, occasion, recipient, recipient_name, channel, important, case_no, place, unit_id, detail, happened_at, state, reason, not_before)
            on conflict (issue_id, issue_version, occasion, recipient, channel) do nothing
            """,
            new
            {
                issues = deliveries.Select(each => each.Order.IssueId).ToArray(),
                versions = deliveries.Select(each => each.Order.Version).ToArray(),
                occasions = deliveries.Select(each => Words.Of(each.Notice.Occasion)).ToArray(),
                recipients = deliveries.Select(each => each.Recipient).ToArray(),
                names = deliveries.Select(each => each.RecipientName).ToArray(),
                channels = deliveries.Select(each => Words.Of(each.Channel)).ToArray(),
                importants = deliveries.Select(each => each.Notice.IsImportant).ToArray(),
                cases = deliveries.Select(each => each.Order.CaseNo).ToArray(),
                places = deliveries.Select(each => each.Order.Place).ToArray(),
                units = deliveries.Select(each => each.Notice.UnitId).ToArray(),
                details = deliveries.Select(each => each.Notice.Detail).ToArray(),
                happened = deliveries.Select(each => each.Order.At.UtcDateTime).ToArray(),
                states = deliveries.Select(each => Words.Of(each.State)).ToArray(),
                reasons = deliveries.Select(each => each.Reason).ToArray(),
                notBefore = deliveries.Select(each => each.NotBefore?.UtcDateTime).ToArray(),
            },
            cancellationToken: cancellation));
    }

    public async Task<IReadOnlyList<DueDelivery>> Take(int limit, TimeSpan lease, CancellationToken cancellation)
    {
        var rows = await Query<DueRow>(
            """
            with taken as (
              update notice_delivery set next_try_at = clock_timestamp() + @lease, attempts = attempts + 1
              where id = any (array(
                select id from notice_delivery where state = 'pending' and next_try_at <= (select clock_timestamp()) order by next_try_at limit @limit for update skip locked))
              returning *)
            select
              taken.id, issue_id, issue_version, occasion, recipient, channel, important, case_no, place, unit_id, detail, happened_at, attempts,
              case channel when 'email' then notice_preference.email else webhook.url end as address, coalesce(language, 'zh') as language, webhook.secret
            from taken
            left join notice_preference on channel = 'email' and recipient = 'login:' || notice_preference.login
            left join webhook on channel = 'webhook' and recipient = 'webhook:' || replace(webhook.id::text, '-', '') and removed_at is null
            order by taken.id
            """,
            new { limit, lease },
            cancellation);
        return [.. rows.Select(row => row.Due)];
    }

    public async Task Settle(IReadOnlyList<Settled> settled, CancellationToken cancellation)
    {
        if (settled.Count == 0) return;
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            update notice_delivery set
              state = case when settled.reason is null then 'delivered' when settled.retry_after is null then 'failed' else 'pending' end,
              reason = settled.reason,
              next_try_at = case when settled.reason is not null then clock_timestamp() + settled.retry_after end,
              settled_at = case when settled.reason is null or settled.retry_after is null then clock_timestamp() end
            from unnest(@ids, @reasons, @retries) as settled (id, reason, retry_after)
            where notice_delivery.id = settled.id and notice_delivery.state = 'pending'
            """,
            new
            {
                ids = settled.Select(each => each.Id).ToArray(),
                reasons = settled.Select(each => each.Reason).ToArray(),
                retries = settled.Select(each => each.RetryAfter).ToArray(),
            },
            cancellationToken: cancellation));
    }

    public async Task<(long Waiting, long FailedToday)> Count(CancellationToken cancellation)
    {
        var row = (await Query<CountRow>(
            """
            select
              (select count(*) from notice_delivery where state = 'pending' and next_try_at <= (select clock_timestamp())) as waiting,
              (select count(*) from notice_delivery where made_at > (select clock_timestamp() - interval '1 day') and state = 'failed') as failed
            """,
            null,
            cancellation)).Single();
        return (row.waiting, row.failed);
    }

    public async Task<int> Prune(TimeSpan kept, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(
            """
            delete from notice_delivery where id = any (array(
              select id from notice_delivery where made_at < (select clock_timestamp() - @kept) and state <> 'pending' order by made_at limit @limit for update skip locked))
            """,
            new { kept, limit },
            cancellationToken: cancellation));
    }

    private async Task<IEnumerable<T>> Query<T>(string sql, object? parameters, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellation));
    }
}
