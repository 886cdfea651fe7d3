using System.Text.Json;
using GridOrleans.Contracts.Json;
using GridOrleans.Contracts.Tests.Support;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Contracts.Tests.Records;

public sealed class RoundTripTests
{
    public static TheoryData<Type> Records => [.. RecordTypes.All];

    public static TheoryData<Type> Families => [.. RecordTypes.Families];

    // Harm: a value is lost or bent on its way through the journal, the wire or a grain's state.
    [Theory]
    [MemberData(nameof(Records))]
    public void Every_record_comes_back_from_json_as_it_went(Type type)
    {
        foreach (var sample in new[] { new Sample(isFull: true).Of(type), new Sample(isFull: false).Of(type) })
        {
            var json = JsonSerializer.Serialize(sample, type, GridJson.Options);
            var back = JsonSerializer.Deserialize(json, type, GridJson.Options);
            Deep.Equal(sample, back);
            Assert.Equal(json, JsonSerializer.Serialize(back, type, GridJson.Options));
        }
    }

    // Harm: an event read from the journal is another event, or none.
    [Theory]
    [MemberData(nameof(Families))]
    public void Every_member_of_a_family_comes_back_as_itself(Type family)
    {
        var members = ClosedFamilies.Members(family);
        Assert.NotEmpty(members);
        foreach (var member in members)
        {
            var sample = new Sample(isFull: true).Of(member);
            var json = JsonSerializer.Serialize(sample, family, GridJson.Options);
            Assert.StartsWith($"{{\"$kind\":\"{JsonNamingPolicy.CamelCase.ConvertName(member.Name)}\"", json, StringComparison.Ordinal);
            Deep.Equal(sample, JsonSerializer.Deserialize(json, family, GridJson.Options));
        }
    }

    // Harm: a family has a member outside itself, which the decider takes and the journal cannot read back.
    [Theory]
    [MemberData(nameof(Families))]
    public void A_family_is_closed(Type family) => Assert.Equal(
        ClosedFamilies.Members(family).OrderBy(type => type.FullName, StringComparer.Ordinal),
        RecordTypes.All.Where(family.IsAssignableFrom));

    // Harm: an entry written by a newer version is read as something it is not.
    [Theory]
    [InlineData("""{"$kind":"teleported","reason":"x"}""")]
    [InlineData("""{"reason":"x"}""")]
    public void An_event_of_unknown_kind_is_an_error(string json) =>
        Assert.ThrowsAny<Exception>(() => JsonSerializer.Deserialize<IssueEvent>(json, GridJson.Options));

    // Harm: who may is asked of one command and another one is carried out.
    [Fact]
    public void The_kind_of_a_command_cannot_be_forged_by_json()
    {
        var read = JsonSerializer.Deserialize<IssueCommand>("""{"$kind":"void","kind":"rate","reason":"x"}""", GridJson.Options);

        Assert.Equal(CommandKind.Void, Assert.IsType<IssueCommand.Void>(read).Kind);
    }

    // Harm: the walk above is green because it compares nothing, or skips what it does not know.
    [Fact]
    public void The_comparison_sees_a_single_changed_value()
    {
        var clock = Clock.Start(ClockKind.Respond, TimeSpan.FromMinutes(20), DateTimeOffset.UnixEpoch);

        Assert.ThrowsAny<Exception>(() => Deep.Equal(clock, clock with { StoodStill = TimeSpan.FromTicks(10) }));
        Assert.ThrowsAny<Exception>(() => Deep.Equal(new[] { clock }, new[] { clock, clock }));
        Assert.ThrowsAny<Exception>(() => Deep.Equal(new IssueEvent.Filed(), new IssueEvent.CheckPassed()));
        Assert.ThrowsAny<Exception>(() => Deep.Equal("a", null));
        Assert.Throws<NotSupportedException>(() => new Sample(isFull: true).Of(typeof(List<int>)));
        Assert.True(RecordTypes.All.Count > 80);
    }
}
