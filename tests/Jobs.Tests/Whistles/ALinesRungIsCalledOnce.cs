using System.Collections.Concurrent;
using System.Text.Json;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.Json;
using GridOrleans.Contracts.Outbox;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;
using GridOrleans.Jobs.Whistles;
using GridOrleans.JobTests.Escalation;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;

namespace GridOrleans.JobTests.Whistles;

/// <summary>A department that does not answer is called again once, and then the street, and nobody twice.</summary>
public sealed class ALinesRungIsCalledOnce
{
    private static readonly Guid IssueId = Guid.Parse("00000000-0000-0000-0000-0000000000a2");

    private readonly Outbox outbox = new();
    private readonly Town town = new();

    [Fact]
    public async Task The_unit_itself_and_then_the_street_are_called_and_the_messages_are_done()
    {
        outbox.Add(1, town.Line, rung: 1);
        outbox.Add(2, town.Line, rung: 2);
        await Job().Run([1, 2], CancellationToken.None);

        var calls = town.Requests.Select(request => (IssueCommand.CallLineRung)request.Command).OrderBy(call => call.Rung).ToArray();
        Assert.Equal([(1, "dept-water", "水务局"), (2, "110101001", "孙村街道")], calls.Select(call => (call.Rung, call.AudienceUnitId, call.AudienceName)));
        Assert.All(town.Requests, request => Assert.Equal(ActorKind.Rule, request.Actor.Kind));
        Assert.Equal([1, 2], outbox.Done);
    }

    [Fact]
    public async Task A_second_run_uses_the_same_operation_id_and_another_rung_another()
    {
        outbox.Add(1, town.Line, rung: 1);
        outbox.Add(2, town.Line, rung: 2);
        await Job().Run([1], CancellationToken.None);
        await Job().Run([1], CancellationToken.None);
        Assert.Single(town.Requests.Select(request => request.OperationId).Distinct());
        await Job().Run([2], CancellationToken.None);
        Assert.Equal(2, town.Requests.Select(request => request.OperationId).Distinct().Count());
    }

    [Fact]
    public async Task What_could_not_be_called_is_not_done_and_makes_the_engine_try_again()
    {
        outbox.Add(1, town.Line, rung: 1);
        outbox.Add(2, Guid.NewGuid(), rung: 1);
        await Assert.ThrowsAsync<AggregateException>(() => Job().Run([1, 2], CancellationToken.None));
        Assert.Equal([1], outbox.Done);
    }

    [Fact]
    public async Task A_refusal_is_not_taken_for_done_and_what_is_known_already_is()
    {
        outbox.Add(1, town.Line, rung: 1);
        town.Answer = new(AnswerKind.Refused, null, new(Refusal.UnknownIssue, null, CommandKind.CallLineRung));
        await Assert.ThrowsAsync<AggregateException>(() => Job().Run([1], CancellationToken.None));
        Assert.Empty(outbox.Done);
        town.Answer = new(AnswerKind.AlreadyDone, null, null);
        await Job().Run([1], CancellationToken.None);
        Assert.Equal([1], outbox.Done);
    }

    private LineCallJob Job() => new(outbox, town.Grains, town, NullLogger<LineCallJob>.Instance);

    private sealed class Outbox : IOutbox
    {
        private readonly Dictionary<long, PendingMessage> messages = [];

        public List<long> Done { get; } = [];

        public void Add(long id, Guid line, int rung) => messages[id] = new(
            id, LineOrder.Topic, $"line/{IssueId:N}/{line:N}/{rung}", JsonSerializer.Serialize(new LineOrder(IssueId, line, rung), GridJson.Options), 1);

        public Task<IReadOnlyList<PendingMessage>> Read(IReadOnlyList<long> ids, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<PendingMessage>>(ids.Where(messages.ContainsKey).Select(id => messages[id]).ToArray());

        public Task MarkDone(IReadOnlyList<long> ids, CancellationToken cancellation)
        {
            Done.AddRange(ids.Order());
            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<PendingMessage>> HandOut(int limit, TimeSpan lease, CancellationToken cancellation) => throw new NotSupportedException();

        public Task WaitForHint(TimeSpan atMost, CancellationToken cancellation) => throw new NotSupportedException();
    }

    /// <summary>One issue with one called department, and a directory that knows it and its street.</summary>
    private sealed class Town : IDistricts, IIssueGrain
    {
        private readonly ConcurrentQueue<CommandRequest> requests = new();
        private readonly Issue issue;

        public Town()
        {
            Grains = Stand.In<IGrainFactory>((method, _) =>
                method.Name == "GetGrain" && method.GetGenericArguments() is [var type] && type == typeof(IIssueGrain) ? this : null);
            Current = Stand.In<IDistrictDirectory>((method, arguments) => (method.Name, arguments) switch
            {
                ("Area", ["110101001"]) => new AreaPlan("110101001", null, "street", "孙村街道", "孙村街道", null, null, 0),
                ("Unit", ["dept-water"]) => new UnitPlan("dept-water", "某区水务局", "水务局", UnitKind.Department, null),
                ("get_FallbackUnitId", _) => "110101",
                ("get_Name", _) => "某区",
                _ => null,
            });
            issue = After(After(null, new IssueCommand.Report(
                "20261120-0001", "c1", false, "words", Channel.Resident,
                new("110101", "110101001", "110101001001", "110101001001001", null, null, "label", null, 116, 40),
                SlaPolicy.Pledge2341, Ladder.FourLevels, null, "110101", "00")), new IssueCommand.Whistle(WhistleKind.Community, "孙村社区", ["dept-water"]));
        }

        public Guid Line => issue.Whistles[0].Id;

        public IGrainFactory Grains { get; }

        public IDistrictDirectory? Current { get; }

        public IReadOnlyCollection<CommandRequest> Requests => requests;

        public CommandAnswer Answer { get; set; } = new(AnswerKind.Done, null, null);

        public Task<Issue?> Get() => Task.FromResult<Issue?>(issue);

        public Task<CommandAnswer> Execute(CommandRequest request)
        {
            requests.Enqueue(request);
            return Task.FromResult(Answer);
        }

        public Task ClockDue(WakeKind wake, int generation) => throw new NotSupportedException();

        private static Issue After(Issue? issue, IssueCommand command)
        {
            var stamp = new Stamp(DateTimeOffset.UnixEpoch, Guid.NewGuid(), Actor.Rule("test"));
            return IssueEvolver.Apply(IssueId, issue, ((Decision.Done)IssueDecider.Decide(issue, command, stamp)).Events, stamp);
        }
    }
}
