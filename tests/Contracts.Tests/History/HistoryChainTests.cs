using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Json;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using System.Text.Json;

namespace GridOrleans.Contracts.Tests.History;

public sealed class HistoryChainTests
{
    private static readonly Guid Id = new("2341ffff-0000-4000-8000-000000000001");
    private static readonly DateTimeOffset At = new(2026, 11, 20, 8, 30, 0, TimeSpan.Zero);

    // Harm: a history nobody touched is reported as forged.
    [Fact]
    public void An_untouched_history_holds() => Assert.Null(FirstBroken(Chain()));

    /// <summary>One field of one entry, changed by somebody with access to the database.</summary>
    public static TheoryData<string> Fields =>
        [nameof(HistoryEntry.IssueId), nameof(HistoryEntry.Version), nameof(HistoryEntry.OperationId), nameof(HistoryEntry.ActorKind), nameof(HistoryEntry.ActorId),
            nameof(HistoryEntry.ActorName), nameof(HistoryEntry.At), nameof(HistoryEntry.EventsJson), nameof(HistoryEntry.PreviousHash), nameof(HistoryEntry.Hash)];

    // Harm: a field is added to the history and left out of its hash.
    [Fact]
    public void Every_stored_field_is_tried() => Assert.Equal(
        Support.RecordTypes.Values(typeof(HistoryEntry)).Select(value => value.Name).Except([nameof(HistoryEntry.Events)]),
        Fields.Select(field => field.Data));

    // Harm: somebody makes a breach disappear, or another person responsible, and nobody can tell.
    [Theory]
    [MemberData(nameof(Fields))]
    public void Any_changed_field_breaks_the_chain_at_its_version(string field)
    {
        var chain = Chain();
        chain[2] = Changed(chain[2], field);

        Assert.Equal(3, FirstBroken(chain));
    }

    // Harm: whoever changes an entry also computes its hash anew, and stays unseen.
    [Fact]
    public void A_change_with_its_hash_made_good_breaks_the_next_link()
    {
        var chain = Chain();
        var forged = chain[2] with { EventsJson = "[]" };
        chain[2] = forged with { Hash = HistoryChain.HashOf(forged) };

        Assert.Equal(4, FirstBroken(chain));
    }

    // Harm: an entry is taken out, put in twice, or two change places.
    [Fact]
    public void Entries_cannot_be_removed_repeated_or_swapped()
    {
        var chain = Chain();
        Assert.Equal(3, FirstBroken([.. chain.Where(entry => entry.Version != 3)]));
        Assert.Equal(4, FirstBroken([.. chain[..3], chain[2], .. chain[3..]]));
        Assert.Equal(3, FirstBroken([chain[0], chain[1], chain[3], chain[2], chain[4]]));
        Assert.Equal(1, FirstBroken(chain[1..]));
    }

    // Harm: two fields trade characters and the text that is hashed stays the same.
    [Fact]
    public void A_character_cannot_move_from_one_field_to_the_next()
    {
        var entry = Chain()[0] with { ActorId = "ab", ActorName = "c" };

        Assert.NotEqual(HistoryChain.HashOf(entry), HistoryChain.HashOf(entry with { ActorId = "a", ActorName = "bc" }));
    }

    // Harm: the store keeps microseconds and another offset, and every chain read back is “broken”.
    [Fact]
    public void The_hash_survives_the_store()
    {
        var entry = HistoryChain.Append(Id, 1, HistoryChain.Genesis, new(At.AddTicks(12_345_678), Guid.NewGuid(), Actor.Rule("r")), [new IssueEvent.Filed()]);
        var stored = entry with { At = entry.At.AddTicks(-(entry.At.Ticks % 10)).ToOffset(TimeSpan.FromHours(8)) };

        Assert.True(HistoryChain.Follows(stored, HistoryChain.Genesis));
    }

    // Harm: the text that was hashed says one thing and the events the program acts on another.
    [Fact]
    public void The_hashed_text_is_the_events()
    {
        foreach (var entry in Chain())
        {
            var read = JsonSerializer.Deserialize<IReadOnlyList<IssueEvent>>(entry.EventsJson, GridJson.Options)!;
            Support.Deep.Equal(entry.Events, read);
        }
    }

    // Harm: a release that hashes differently calls every older history forged.
    [Fact]
    public void The_hash_of_a_known_entry_never_changes()
    {
        var entry = HistoryChain.Append(
            Id, 1, HistoryChain.Genesis, new(At, new Guid("00000000-0000-4000-8000-00000000000a"), Actor.Rule("clock")), [new IssueEvent.ClockBreached(ClockKind.Respond, 1, At)]);

        Approved.Equal("known-hash.txt", $"{entry.EventsJson}\n{entry.Hash}");
    }

    private static HistoryEntry[] Chain()
    {
        IssueEvent[] happened =
            [new IssueEvent.Filed(), new IssueEvent.ClockWarned(ClockKind.Respond, 1, At), new IssueEvent.ClockBreached(ClockKind.Respond, 1, At), new IssueEvent.Accepted("firm-9"), new IssueEvent.CheckPassed()];
        List<HistoryEntry> chain = [];
        foreach (var each in happened)
        {
            var stamp = new Stamp(At.AddMinutes(chain.Count), new Guid(chain.Count, 1, 1, new byte[8]), Actor.Rule("r"));
            chain.Add(HistoryChain.Append(Id, chain.Count + 1, chain.LastOrDefault()?.Hash ?? HistoryChain.Genesis, stamp, [each]));
        }

        return [.. chain];
    }

    /// <summary>What <c>verify</c> does: walks the links and gives the place, from 1, of the first that does not follow.</summary>
    private static int? FirstBroken(IReadOnlyList<HistoryEntry> chain)
    {
        var previous = HistoryChain.Genesis;
        for (var index = 0; index < chain.Count; index++)
        {
            if (!HistoryChain.Follows(chain[index], previous)) return index + 1;
            previous = chain[index].Hash;
        }

        return null;
    }

    private static HistoryEntry Changed(HistoryEntry entry, string field) => field switch
    {
        nameof(HistoryEntry.IssueId) => entry with { IssueId = Guid.Empty },
        nameof(HistoryEntry.Version) => entry with { Version = entry.Version + 100 },
        nameof(HistoryEntry.OperationId) => entry with { OperationId = Guid.Empty },
        nameof(HistoryEntry.ActorKind) => entry with { ActorKind = ActorKind.Person },
        nameof(HistoryEntry.ActorId) => entry with { ActorId = "another" },
        nameof(HistoryEntry.ActorName) => entry with { ActorName = "另一人" },
        nameof(HistoryEntry.At) => entry with { At = entry.At.AddMicroseconds(1) },
        nameof(HistoryEntry.EventsJson) => entry with { EventsJson = entry.EventsJson.Replace("respond", "handle", StringComparison.Ordinal) },
        nameof(HistoryEntry.PreviousHash) => entry with { PreviousHash = HistoryChain.Genesis },
        nameof(HistoryEntry.Hash) => entry with { Hash = HistoryChain.Genesis },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };
}
