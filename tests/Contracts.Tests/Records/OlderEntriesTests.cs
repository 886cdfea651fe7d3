using System.Text.Json;
using GridOrleans.Contracts.Json;
using GridOrleans.Contracts.Tests.Support;
using GridOrleans.Domain.Clocks;

namespace GridOrleans.Contracts.Tests.Records;

/// <summary>Journals outlive releases: what an earlier one wrote must still mean the same.</summary>
public sealed class OlderEntriesTests
{
    private const string FirstRelease = """
        {"id":"2341","version":1,"respond":"00:20:00","handle":"00:30:00","close":"04:00:00","plan":"1.00:00:00","respondStop":"accept","checkWindow":"1.00:00:00"}
        """;

    // Harm: after an update, every open case is held to another promise than the one it was given.
    [Fact]
    public void A_policy_frozen_by_the_first_release_reads_as_the_pledge_and_is_written_as_it_was()
    {
        Deep.Equal(SlaPolicy.Pledge2341, JsonSerializer.Deserialize<SlaPolicy>(FirstRelease, GridJson.Options));
        Assert.Equal(FirstRelease.Trim(), JsonSerializer.Serialize(SlaPolicy.Pledge2341, GridJson.Options));
    }

    // Harm: what differs from the default is left out with it.
    [Fact]
    public void What_a_policy_says_beyond_the_defaults_is_written()
    {
        var written = JsonSerializer.Serialize(SlaPolicy.Pledge2341 with { CloseBasis = TimeBasis.WorkingDays, MaxExtensions = 0, ReopenWindow = TimeSpan.Zero }, GridJson.Options);

        Assert.EndsWith("\"closeBasis\":\"workingDays\",\"reopenWindow\":\"00:00:00\",\"maxExtensions\":0}", written, StringComparison.Ordinal);
    }
}
