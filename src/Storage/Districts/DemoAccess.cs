using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Access;
using GridOrleans.Storage.Accounts;
using static GridOrleans.Storage.Districts.Copy;

namespace GridOrleans.Storage.Districts;

/// <summary>The accounts and tokens of an invented district. Never called for a real one.</summary>
internal static class DemoAccess
{
    public static async Task Write(NpgsqlConnection connection, DistrictPlan plan, CancellationToken cancellation)
    {
        // Hashing a password is slow on purpose; a demo's accounts share a few passwords, but each gets a salt of its own.
        var accounts = plan.DemoAccounts.AsParallel().AsOrdered().Select(account => (Account: account, Hash: Secrets.HashPassword(account.Password))).ToArray();
        await Into(connection, "account (login, name, role, area_codes, unit_ids, person_id, password_hash)", accounts,
            row => [row.Account.Login.ToLowerInvariant(), row.Account.Name, row.Account.Role.ToString(), row.Account.AreaCodes.ToArray(), row.Account.UnitIds.ToArray(),
                row.Account.PersonId, row.Hash], cancellation);

        // A wall sees the whole district and acts for nobody.
        var wall = plan.DisplayToken is { } token ? [new DemoToken(token, "wall", Role.Display, [plan.Code], [])] : Array.Empty<DemoToken>();
        await Into(connection, "api_token (token_hash, name, role, area_codes, unit_ids)", plan.DemoTokens.Concat(wall),
            row => [Secrets.HashToken(row.Token), row.Name, row.Role.ToString(), row.AreaCodes.ToArray(), row.UnitIds.ToArray()], cancellation);
    }
}
