using System.Text.Json;
using Dapper;
using GridOrleans.Contracts.Json;
using GridOrleans.Contracts.Notices;
using GridOrleans.Storage.Accounts;

namespace GridOrleans.Storage.Notices;

/// <summary>A webhook as an administrator sees it; never with its secret.</summary>
public sealed record Webhook(Guid Id, string Name, string Url, IReadOnlyList<NoticeOccasion> Occasions, string? AreaCode, string MadeBy, DateTimeOffset MadeAt);

/// <summary>What people and systems want to be told.</summary>
public sealed class NoticeSettings(NpgsqlDataSource database)
{
    /// <summary>Most webhooks of an installation: each is a row more for every notice.</summary>
    public const int MaxWebhooks = 20;

    public const int SecretBytes = 32;

    /// <summary>The default when a person has said nothing.</summary>
    public async Task<NoticePreferences> Preferences(string accountKey, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<PreferenceRow>(new CommandDefinition(
            "select language, email, quiet_from, quiet_to, channels::text as channels from notice_preference where login = @login", new { login = Login(accountKey) }, cancellationToken: cancellation));
        return row?.Preferences ?? NoticePreferences.Default;
    }

    /// <returns>False = the key is no person's: programs have no preferences.</returns>
    public async Task<bool> Prefer(string accountKey, NoticePreferences preferences, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into notice_preference (login, language, email, quiet_from, quiet_to, channels)
            select login, @language, @Email, @from, @to, @channels::json from account where login = @login
            on conflict (login) do update set
              language = excluded.language, email = excluded.email, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
              channels = excluded.channels, updated_at = clock_timestamp()
            """,
            new
            {
                login = Login(accountKey),
                language = preferences.IsEnglish ? "en" : "zh",
                preferences.Email,
                from = preferences.QuietFrom?.ToTimeSpan(),
                to = preferences.QuietTo?.ToTimeSpan(),
                channels = JsonSerializer.Serialize(preferences.Channels, GridJson.Options),
            },
            cancellationToken: cancellation)) == 1;
    }

    public async Task<IReadOnlyList<Webhook>> Webhooks(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return [.. (await connection.QueryAsync<Row>(new CommandDefinition(
            "select id, name, url, occasions, area_code, made_by, made_at from webhook where removed_at is null order by made_at, id", cancellationToken: cancellation))).Select(row => row.Webhook)];
    }

    /// <returns>Null = there are <see cref="MaxWebhooks"/> already.</returns>
    public async Task<Webhook?> AddWebhook(Webhook fresh, byte[] secret, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            """
            insert into webhook (id, name, url, secret, occasions, area_code, made_by)
            select @Id, @Name, @Url, @secret, @occasions, @AreaCode, @MadeBy where (select count(*) from webhook where removed_at is null) < @MaxWebhooks
            returning id, name, url, occasions, area_code, made_by, made_at
            """,
            new { fresh.Id, fresh.Name, fresh.Url, secret, occasions = fresh.Occasions.Select(Words.Of).ToArray(), fresh.AreaCode, fresh.MadeBy, MaxWebhooks },
            cancellationToken: cancellation));
        return row?.Webhook;
    }

    /// <summary>Nothing more is sent to it; what was stays in the log.</summary>
    /// <returns>False = there is none.</returns>
    public async Task<bool> RemoveWebhook(Guid id, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(
            "update webhook set removed_at = clock_timestamp() where id = @id and removed_at is null", new { id }, cancellationToken: cancellation)) == 1;
    }

    /// <summary>Where a webhook goes and what signs it; null = there is none.</summary>
    public async Task<(string Url, byte[] Secret)?> Target(Guid id, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select url, secret from webhook where id = $1 and removed_at is null");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? (reader.GetString(0), reader.GetFieldValue<byte[]>(1)) : null;
    }

    private static string? Login(string accountKey) =>
        accountKey.StartsWith(StoredAccount.LoginPrefix, StringComparison.Ordinal) ? accountKey[StoredAccount.LoginPrefix.Length..] : null;

    private sealed class Row
    {
        public Guid id { get; init; }

        public string name { get; init; } = "";

        public string url { get; init; } = "";

        public string[] occasions { get; init; } = [];

        public string? area_code { get; init; }

        public string made_by { get; init; } = "";

        public DateTime made_at { get; init; }

        public Webhook Webhook => new(id, name, url, [.. occasions.Select(Words.Read<NoticeOccasion>)], area_code, made_by, made_at);
    }
}
