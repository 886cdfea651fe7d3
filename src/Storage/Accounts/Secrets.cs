using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace GridOrleans.Storage.Accounts;

/// <summary>What is kept of a secret: nothing it could be read from.</summary>
internal static class Secrets
{
    private static readonly PasswordHasher<object> Hasher = new();
    private static readonly object Nobody = new();

    /// <summary>Checked for logins that do not exist, so that the time of an answer does not tell which do.</summary>
    private static readonly Lazy<string> NobodysPassword = new(() => HashPassword(Guid.NewGuid().ToString()));

    /// <summary>PBKDF2 with a salt of its own.</summary>
    public static string HashPassword(string password) => Hasher.HashPassword(Nobody, password);

    public static bool PasswordFits(string? hash, string password) =>
        Hasher.VerifyHashedPassword(Nobody, hash ?? NobodysPassword.Value, password) != PasswordVerificationResult.Failed && hash is not null;

    /// <summary>Tokens are long and random, so one round of SHA-256 is enough.</summary>
    public static byte[] HashToken(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
