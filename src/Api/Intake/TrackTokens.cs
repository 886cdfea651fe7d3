using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace GridOrleans.Api.Intake;

/// <summary>
/// The reporter's key to the tracking page. Follows from the issue's id and a secret of the installation, so that a replayed report gets the
/// same one; only its hash is stored.
/// </summary>
/// <param name="secret">At least 32 random bytes, the same in every process of the installation.</param>
public sealed class TrackTokens(byte[] secret)
{
    private const int TokenBytes = 16;

    /// <summary>22 letters, fit for an address.</summary>
    public const int Length = 22;

    public string Of(Guid issueId)
    {
        var mac = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes("track/" + issueId.ToString("N")));
        return Base64Url.EncodeToString(mac.AsSpan(0, TokenBytes));
    }

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
