using System.Security.Cryptography;
using System.Text;

namespace GridOrleans.Contracts.History;

/// <summary>Operation ids that follow from what they are for, so that whoever does the same thing twice uses the same id.</summary>
public static class OperationId
{
    /// <summary>The first 16 bytes of a SHA-256 over the parts, each with its length.</summary>
    public static Guid Derive(params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts) text.Append(part.Length).Append(':').Append(part);
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }
}
