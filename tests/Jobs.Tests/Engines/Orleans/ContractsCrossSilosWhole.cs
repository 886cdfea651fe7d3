using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Json;
using GridOrleans.Contracts.Wall;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;
using GridOrleans.Silo.Engines;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using System.Text.Json;

namespace GridOrleans.JobTests;

/// <summary>What grains say to each other must arrive whole in another process, whatever lists and families it holds.</summary>
public sealed class ContractsCrossSilosWhole
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 8, 30, 0, TimeSpan.Zero);

    private static readonly Placement Place = new("110101", "110101001", "110101001001", "110101001001001", "e1", "b1", "锦绣澜庭 7 号楼", "楼下", 116.4, 39.9);

    private readonly Serializer serializer;
    private readonly DeepCopier copier;

    public ContractsCrossSilosWhole()
    {
        var services = new ServiceCollection();
        services.AddSerializer(builder => builder.AddGridCodecs());
        var provider = services.BuildServiceProvider();
        serializer = provider.GetRequiredService<Serializer>();
        copier = provider.GetRequiredService<DeepCopier>();
    }

    public static TheoryData<object> Messages()
    {
        var actor = Actor.Rule("test");
        var report = new IssueCommand.Report(
            "20261120-0001", "c1", false, "井盖丢了", Channel.Resident, Place, SlaPolicy.Pledge2341, Ladder.FourLevels, new("u1", WhistleKind.Resident, "孙村"), "110101", "00");
        var events = new IssueEvent[] { new IssueEvent.Filed(), new IssueEvent.ClockWarned(ClockKind.Respond, 1, At) };
        var stamp = new Stamp(At, Guid.Parse("00000000-0000-0000-0000-000000000001"), actor);
        var decided = (Decision.Done)IssueDecider.Decide(null, report, stamp);
        var issue = IssueEvolver.Apply(Guid.Parse("00000000-0000-0000-0000-000000000002"), null, decided.Events, stamp);
        var row = IssueRows.Of(issue);
        var cell = new GridCell("110101001001001", 3, 1, 0, 0, Light.Green, At, null);
        var frame = new WallFrame("e", 2, 1, At, [cell], [new(issue.Id, "g", 1, 2, At)], new(1, 2, 3, 4), [new(ClockKind.Close, TimeSpan.FromHours(4), null, 1, 0, 0, At, [1, 2, 3])], null, [], null, null, null);
        return
        [
            new CommandRequest(report, stamp.OperationId, actor, new ReporterDetails("王", null, null)),
            new CommandRequest(new IssueCommand.Whistle(WhistleKind.Community, "孙村", ["u1", "u2"]), stamp.OperationId, actor),
            new CommandRequest(new IssueCommand.File(), stamp.OperationId, actor),
            new CommandAnswer(AnswerKind.Done, issue, null),
            new CommandAnswer(AnswerKind.Refused, null, new(Refusal.NotYours, null, CommandKind.Accept)),
            issue,
            row,
            new FeedFrame(frame, [row]),
            new FeedPosition("e", 5),
            new BuildingStatus("b1", [new(issue.Id, "c1", At)], ["c1"], null, 0),
            new PatrolLog(stamp.OperationId, "m", At, TimeSpan.FromHours(2)),
            new UnitStatus("u1", 1, 0, 0, 1, At, true, null),
            new List<IssueRow> { row },
            events,
        ];
    }

    [Theory]
    [MemberData(nameof(Messages), DisableDiscoveryEnumeration = true)]
    public void A_message_arrives_as_it_was_sent(object message)
    {
        var arrived = serializer.Deserialize<object>(serializer.SerializeToArray<object>(message));
        Assert.Equal(Words(message), Words(arrived));
    }

    [Theory]
    [MemberData(nameof(Messages), DisableDiscoveryEnumeration = true)]
    public void A_record_is_shared_within_a_silo(object message)
    {
        if (message is System.Collections.IEnumerable) return;
        Assert.Same(message, copier.Copy(message));
    }

    [Fact]
    public void A_list_the_compiler_made_arrives_as_a_list()
    {
        IReadOnlyList<Holder> sent = [new("u1", At, null), new("u2", At, At)];
        Assert.StartsWith("<>z__", sent.GetType().Name, StringComparison.Ordinal);

        var arrived = serializer.Deserialize<IReadOnlyList<Holder>>(serializer.SerializeToArray(sent));
        Assert.Equal(sent, arrived);
    }

    private static string Words(object? value) => JsonSerializer.Serialize(value, value!.GetType(), GridJson.Options);
}
