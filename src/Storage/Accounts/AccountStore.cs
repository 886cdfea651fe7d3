using System.Globalization;
using Dapper;
using GridOrleans.Domain.Access;

namespace GridOrleans.Storage.Accounts;

/// <summary>The accounts and tokens of the installation. Asks the database each time: whoever keeps answers bounds how long they are believed.</summary>
public sealed class AccountStore(NpgsqlDataSource database, StorageOptions options)
{
    /// <summary>An attempt is counted before the password is looked at, so that guesses made at once, also at many processes, do not outrun the lock.</summary>
    public async Task<SignInOutcome> SignIn(string login, string password, CancellationToken cancellation)
    {
        var row = await OpenAndQuery<PersonRow>(Attempt, new { login, allowed = options.FailedSignInsAllowed, options.Lockout }, cancellation);
        if (row is null && await OpenAndQuery<DateTime?>(LockedUntil, new { login }, cancellation) is { } until) return new SignInOutcome.Locked(until);

        // No connection is held meanwhile: hashing is slow on purpose.
        if (!Secrets.PasswordFits(row?.PasswordHash, password)) return new SignInOutcome.Failed();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(Forgive, new { login }, cancellationToken: cancellation));
        return new SignInOutcome.Ok(row!.Account);
    }

    /// <summary>The account behind a key as it is now; null = gone, disabled, revoked or expired.</summary>
    public async Task<StoredAccount?> Find(string key, CancellationToken cancellation)
    {
        if (key.StartsWith(StoredAccount.LoginPrefix, StringComparison.Ordinal))
        {
            var login = key[StoredAccount.LoginPrefix.Length..];
            return (await OpenAndQuery<PersonRow>($"select {PersonColumns} from account where login = @login and not disabled", new { login }, cancellation))?.Account;
        }

        if (!key.StartsWith(StoredAccount.TokenPrefix, StringComparison.Ordinal)) return null;
        if (!long.TryParse(key.AsSpan(StoredAccount.TokenPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return null;
        return (await OpenAndQuery<TokenRow>(Token + " and id = @id", new { id }, cancellation))?.Account;
    }

    /// <summary>The account of a bearer or display token; null = unknown, revoked or expired.</summary>
    public async Task<StoredAccount?> FindByToken(string token, CancellationToken cancellation) =>
        (await OpenAndQuery<TokenRow>(Token + " and token_hash = @hash", new { hash = Secrets.HashToken(token) }, cancellation))?.Account;

    private async Task<T?> OpenAndQuery<T>(string sql, object parameters, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellation));
    }

    private const string PersonColumns = "login, name, role, area_codes as AreaCodes, unit_ids as UnitIds";

    /// <summary>The attempt that reaches the limit locks, and the count begins anew. No row = unknown, disabled or locked.</summary>
    private const string Attempt =
        $"""
        update account set
          failed_attempts = case when failed_attempts + 1 >= @allowed then 0 else failed_attempts + 1 end,
          locked_until = case when failed_attempts + 1 >= @allowed then clock_timestamp() + @Lockout end
        where login = lower(@login) and not disabled and (locked_until is null or locked_until <= clock_timestamp())
        returning {PersonColumns}, password_hash as PasswordHash
        """;

    private const string LockedUntil = "select locked_until from account where login = lower(@login) and not disabled and locked_until > clock_timestamp()";

    private const string Forgive = "update account set failed_attempts = 0, locked_until = null where login = lower(@login)";

    private const string Token =
        """
        select id, name, role, area_codes as AreaCodes, unit_ids as UnitIds from api_token
        where revoked_at is null and (expires_at is null or expires_at > clock_timestamp())
        """;

    private sealed class PersonRow
    {
        public string Login { get; init; } = "";

        public string Name { get; init; } = "";

        public string Role { get; init; } = "";

        public string[] AreaCodes { get; init; } = [];

        public string[] UnitIds { get; init; } = [];

        public string? PasswordHash { get; init; }

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
