using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GridOrleans.Contracts.Json;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Contracts.History;

/// <summary>
/// Chains an issue's history: each entry's SHA-256 covers the entry before and every stored field of its own, so a change anywhere shows at
/// the first link after it.
/// </summary>
public static class HistoryChain
{
    public static string Genesis { get; } = new('0', 64);

    public static HistoryEntry Append(Guid issueId, long version, string previousHash, Stamp stamp, IReadOnlyList<IssueEvent> events)
    {
        var json = JsonSerializer.Serialize(events, GridJson.Options);
        var entry = new HistoryEntry(
            issueId, version, stamp.OperationId, stamp.Actor.Kind, stamp.Actor.Id, stamp.Actor.Name, stamp.At, events, json, previousHash, "");
        return entry with { Hash = HashOf(entry) };
    }

    /// <summary>True when the entry's own hash is right and it follows <paramref name="previousHash"/>.</summary>
    public static bool Follows(HistoryEntry entry, string previousHash) =>
        entry.PreviousHash == previousHash && entry.Hash == HashOf(entry);

    public static string HashOf(HistoryEntry entry)
    {
        // Every field is preceded by its length, so no two entries share a text. Times are exact to the microsecond, as PostgreSQL keeps them.
        var text = new StringBuilder(entry.EventsJson.Length + 320);
        Add(entry.PreviousHash);
        Add(entry.IssueId.ToString("N"));
        Add(entry.Version.ToString(CultureInfo.InvariantCulture));
        Add(entry.OperationId.ToString("N"));
        Add(entry.ActorKind.ToString());
        Add(entry.ActorId);
        Add(entry.ActorName);
        Add((entry.At.UtcTicks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture));
        Add(entry.EventsJson);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));

        void Add(string field) => text.Append(field.Length).Append(':').Append(field);
    }
}
