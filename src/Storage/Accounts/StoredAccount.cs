using GridOrleans.Domain.Access;

namespace GridOrleans.Storage.Accounts;

/// <summary>Who may come in, as the store knows it now.</summary>
/// <param name="Key">“login:…” for a person, “token:…” for a program or wall; stays the same, and never names a secret.</param>
/// <param name="Login">The person's login, or the token's name.</param>
public sealed record StoredAccount(
    string Key,
    string Login,
    string Name,
    Role Role,
    IReadOnlyList<string> AreaCodes,
    IReadOnlyList<string> UnitIds)
{
    public const string LoginPrefix = "login:";
    public const string TokenPrefix = "token:";
}

/// <summary>How a sign-in ended.</summary>
public abstract record SignInOutcome
{
    public sealed record Ok(StoredAccount Account) : SignInOutcome;

    /// <summary>Wrong login or wrong password: which of the two is nobody's business.</summary>
    public sealed record Failed : SignInOutcome;

    /// <summary>Too many failures: until then the right password does not help either.</summary>
    public sealed record Locked(DateTimeOffset Until) : SignInOutcome;
}
