using System.Globalization;
using Dapper;
using GridOrleans.Domain.Access;

namespace GridOrleans.Storage.Accounts;

/// <summary>The accounts and tokens of the installation. Asks the database each time: whoever keeps answers bounds how long they are believed.</summary>
public sealed class AccountStore(NpgsqlDataSource database, StorageOptions options)
{
    public async Task<SignInOutcome> SignIn(string login, string password, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<PersonRow>(Command(
            """
            select login, name, role, area_codes as AreaCodes, unit_ids as UnitIds, password_hash as PasswordHash,
                   case when locked_until > clock_timestamp() then locked_until end as LockedUntil
            from account where login = lower(@login) and not disabled
            """,
            new { login },
            cancellation));
        if (row?.LockedUntil is { } until) return new SignInOutcome.Locked(until);
        if (!Secrets.PasswordFits(row?.PasswordHash, password))
        {
            if (row is not null) await connection.ExecuteAsync(Command(Failed, new { row.Login, allowed = options.FailedSignInsAllowed, options.Lockout }, cancellation));
            return new SignInOutcome.Failed();
        }

        await connection.ExecuteAsync(Command(
            "update account set failed_attempts = 0, locked_until = null where login = @Login and (failed_attempts > 0 or locked_until is not null)",
            new { row!.Login },
            cancellation));
        return new SignInOutcome.Ok(row.Account);
    }

    /// <summary>The account behind a key as it is now; null = gone, disabled, revoked or expired.</summary>
    public async Task<StoredAccount?> Find(string key, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (key.StartsWith(StoredAccount.LoginPrefix, StringComparison.Ordinal))
        {
            var login = key[StoredAccount.LoginPrefix.Length..];
            var person = await connection.QuerySingleOrDefaultAsync<PersonRow>(Command(
                "select login, name, role, area_codes as AreaCodes, unit_ids as UnitIds from account where login = @login and not disabled", new { login }, cancellation));
            return person?.Account;
        }

        if (!key.StartsWith(StoredAccount.TokenPrefix, StringComparison.Ordinal)) return null;
        if (!long.TryParse(key.AsSpan(StoredAccount.TokenPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return null;
        return (await connection.QuerySingleOrDefaultAsync<TokenRow>(Command(Token + " and id = @id", new { id }, cancellation)))?.Account;
    }

    /// <summary>The account of a bearer or display token; null = unknown, revoked or expired.</summary>
    public async Task<StoredAccount?> FindByToken(string token, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return (await connection.QuerySingleOrDefaultAsync<TokenRow>(Command(Token + " and token_hash = @hash", new { hash = Secrets.HashToken(token) }, cancellation)))?.Account;
    }

    private const string Token =
        """
        select id, name, role, area_codes as AreaCodes, unit_ids as UnitIds from api_token
        where revoked_at is null and (expires_at is null or expires_at > clock_timestamp())
        """;

    /// <summary>The failure that reaches the limit locks, and the count begins anew. Counted in the database, so that guesses at many processes add up.</summary>
    private const string Failed =
        """
        update account set
          failed_attempts = case when failed_attempts + 1 >= @allowed then 0 else failed_attempts + 1 end,
          locked_until = case when failed_attempts + 1 >= @allowed then clock_timestamp() + @Lockout else locked_until end
        where login = @Login
        """;

    private static CommandDefinition Command(string sql, object parameters, CancellationToken cancellation) => new(sql, parameters, cancellationToken: cancellation);

    private sealed class PersonRow
    {
        public string Login { get; init; } = "";

        public string Name { get; init; } = "";

        public string Role { get; init; } = "";

        public string[] AreaCodes { get; init; } = [];

        public string[] UnitIds { get; init; } = [];

        public string? PasswordHash { get; init; }

        public DateTime? LockedUntil { get; init; }

        public StoredAccount Account => new(StoredAccount.LoginPrefix + Login, Login, Name, Enum.Parse<Role>(Role), AreaCodes, UnitIds);
    }

    private sealed class TokenRow
    {
        public long Id { get; init; }

        public string Name { get; init; } = "";

        public string Role { get; init; } = "";

        public string[] AreaCodes { get; init; } = [];

        public string[] UnitIds { get; init; } = [];

        public StoredAccount Account => new(
            string.Create(CultureInfo.InvariantCulture, $"{StoredAccount.TokenPrefix}{Id}"), Name, Name, Enum.Parse<Role>(Role), AreaCodes, UnitIds);
    }
}
