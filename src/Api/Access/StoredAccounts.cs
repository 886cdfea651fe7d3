using GridOrleans.Storage.Accounts;

namespace GridOrleans.Api.Access;

/// <summary>The accounts in the database.</summary>
public sealed class StoredAccounts(AccountStore store) : IAccounts
{
    public async Task<SignIn> SignIn(string login, string password, CancellationToken cancellation) => await store.SignIn(login, password, cancellation) switch
    {
        SignInOutcome.Ok ok => new SignIn.Ok(Of(ok.Account)),
        SignInOutcome.Locked => new SignIn.Locked(),
        _ => new SignIn.Failed(),
    };

    public async Task<Account?> Find(string key, CancellationToken cancellation) =>
        await store.Find(key, cancellation) is { } account ? Of(account) : null;

    public async Task<Account?> FindByToken(string token, CancellationToken cancellation) =>
        await store.FindByToken(token, cancellation) is { } account ? Of(account) : null;

    private static Account Of(StoredAccount stored) =>
        new(stored.Key, stored.Login, stored.Name, stored.Role, stored.AreaCodes, stored.UnitIds);
}
