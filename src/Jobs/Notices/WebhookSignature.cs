using System.Security.Cryptography;
using System.Text;

namespace GridOrleans.Jobs.Notices;

/// <summary>
/// How a receiver knows that a request is ours and fresh: HMAC-SHA256 with the shared secret over “timestamp.body”. It refuses timestamps more than five
/// minutes off and delivery ids it has seen, and so nobody can play a request again.
/// </summary>
public static class WebhookSignature
{
    public const string Header = "X-GridOrleans-Signature", TimestampHeader = "X-GridOrleans-Timestamp";

    /// <summary>“v1=” and 64 hex digits.</summary>
    public static string Of(byte[] secret, long unixSeconds, ReadOnlySpan<byte> body)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        mac.AppendData(Encoding.ASCII.GetBytes($"{unixSeconds}."));
        mac.AppendData(body);
        return "v1=" + Convert.ToHexStringLower(mac.GetHashAndReset());
    }
}
