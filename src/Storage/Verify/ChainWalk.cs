using GridOrleans.Contracts.History;

namespace GridOrleans.Storage.Verify;

/// <summary>Where an issue's row says its history ends.</summary>
internal sealed record ChainEnd(Guid IssueId, long Version, string Hash);

/// <summary>One step an entry, in order of issue and version; remembers only where it stands.</summary>
internal sealed class ChainWalk
{
    private HistoryEntry? last;
    private ChainEnd? end;

    public long Issues { get; private set; }

    public long Entries { get; private set; }

    public BrokenLink? First { get; private set; }

    /// <param name="entry">Null = the issue has no history at all.</param>
    /// <param name="entryEnd">Null = the entry's issue has no row.</param>
    public void Step(HistoryEntry? entry, ChainEnd? entryEnd)
    {
        if (entry is null || entry.IssueId != last?.IssueId)
        {
            Finish();
            (last, end) = (null, entryEnd);
            Issues++;
        }

        if (entry is null)
        {
            First ??= new(entryEnd!.IssueId, entryEnd.Version, "The issue has no history.");
            return;
        }

        Entries++;
        First ??= Broken(entry, entryEnd);
        last = entry;
    }

    /// <summary>The chain that was walked last is at its end: its row must stand there.</summary>
    public void Finish()
    {
        if (First is not null || last is null || end is null) return;
        if (end.Version != last.Version)
        {
            First = new(end.IssueId, end.Version, $"The issue's row stands at version {end.Version}, its history ends at {last.Version}.");
        }
        else if (end.Hash != last.Hash)
        {
            First = new(end.IssueId, end.Version, "The issue's row carries another hash than the end of its history.");
        }
    }

    private BrokenLink? Broken(HistoryEntry entry, ChainEnd? entryEnd)
    {
        var expected = (last?.Version ?? 0) + 1;
        var previousHash = last?.Hash ?? HistoryChain.Genesis;
        var why = entry switch
        {
            _ when entryEnd is null => "The history's issue has no row.",
            _ when entry.Version != expected => $"Version {expected} is missing.",
            _ when entry.PreviousHash != previousHash => "The entry does not follow the one before it.",
            _ when !HistoryChain.Follows(entry, previousHash) => "The entry's content is not what its hash was made from.",
            _ => null,
        };
        return why is null ? null : new(entry.IssueId, entry.Version, why);
    }
}
