using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;

namespace GridOrleans.Api.Access;

/// <summary>
/// Accounts and tokens looked up lately, so that a request does not cost a query. What was found – or not found – is believed for
/// <see cref="GridApiOptions.AccountTrust"/> only: a revoked token dies within it. Bounded.
/// </summary>
public sealed class KnownAccounts(IAccounts accounts, GridApiOptions options) : IDisposable
{
    private const int MaxKept = 20_000;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MaxKept });

    public Task<Account?> Find(string key, CancellationToken cancellation) =>
        Remembered("key:" + key, () => accounts.Find(key, cancellation));

    public Task<Account?> FindByToken(string token, CancellationToken cancellation) =>
        Remembered("token:" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token))), () => accounts.FindByToken(token, cancellation));

    public void Dispose() => cache.Dispose();

    private async Task<Account?> Remembered(string name, Func<Task<Account?>> look)
    {
        if (cache.TryGetValue(name, out Account? known)) return known;
        var found = await look();
        cache.Set(name, found, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = options.AccountTrust });
        return found;
    }
}
