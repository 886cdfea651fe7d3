using GridOrleans.Domain.Access;

namespace GridOrleans.Api.Access;

/// <summary>Who is signed in, and as what.</summary>
/// <param name="Key">“login:…” for a person, “token:…” for a program or wall; unique over both.</param>
/// <param name="Login">What is shown as the login: the person's login or the token's name.</param>
public sealed record Account(
    string Key,
    string Login,
    string Name,
    Role Role,
    IReadOnlyList<string> AreaCodes,
    IReadOnlyList<string> UnitIds)
{
    public Actor Actor => new(ActorKind.Person, Key, Name, Role, AreaCodes, UnitIds);
}

/// <summary>How a sign-in with login and password ended.</summary>
public abstract record SignIn
{
    public sealed record Ok(Account Account) : SignIn;

    /// <summary>Wrong login or wrong password: which of the two is nobody's business.</summary>
    public sealed record Failed : SignIn;

    /// <summary>Too many failures; the right password does not help before the lock ends.</summary>
    public sealed record Locked : SignIn;
}

/// <summary>The accounts of the installation, as the store keeps them.</summary>
public interface IAccounts
{
    Task<SignIn> SignIn(string login, string password, CancellationToken cancellation);

    /// <summary>The account behind a key, as it is now; null = gone, disabled, revoked or expired.</summary>
    Task<Account?> Find(string key, CancellationToken cancellation);

    /// <summary>The account of a bearer or display token; null = unknown, revoked or expired.</summary>
    Task<Account?> FindByToken(string token, CancellationToken cancellation);
}
