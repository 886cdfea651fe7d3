using System.Collections.Concurrent;
using System.Text.Json;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Json;
using GridOrleans.Contracts.Outbox;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;
using GridOrleans.Jobs.Escalation;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;

namespace GridOrleans.JobTests.Escalation;

/// <summary>Two calls for one rung, or none, are what the ladder must never make.</summary>
public sealed class ARungIsCalledOnce : IDisposable
{
    private static readonly Guid IssueId = Guid.Parse("00000000-0000-0000-0000-0000000000a1");

    private readonly TestMeters meters = new();
    private readonly Outbox outbox = new();
    private readonly Town town = new();

    public void Dispose() => meters.Dispose();

    [Fact]
    public async Task The_office_of_the_rungs_step_is_called_and_the_message_is_done()
    {
        outbox.Add(1, rung: 3);
        await Job().Run([1], CancellationToken.None);

        var command = Assert.IsType<IssueCommand.Escalate>(Assert.Single(town.Requests).Command);
        Assert.Equal((ClockKind.Close, 2, 3), (command.Clock, command.Generation, command.Rung));
        Assert.Equal(Town.Community, command.AudienceUnitId);
        Assert.Equal(ActorKind.Rule, town.Requests.Single().Actor.Kind);
        Assert.Equal([1], outbox.Done);
    }

    [Fact]
    public async Task A_second_run_uses_the_same_operation_id()
    {
        outbox.Add(1, rung: 1);
        await Job().Run([1], CancellationToken.None);
        outbox.Done.Clear();
        await Job().Run([1], CancellationToken.None);
        Assert.Single(town.Requests.Select(request => request.OperationId).Distinct());
        Assert.Equal([1], outbox.Done);
    }

    [Fact]
    public async Task Different_rungs_use_different_operation_ids()
    {
        outbox.Add(1, rung: 1);
        outbox.Add(2, rung: 2);
        await Job().Run([1, 2], CancellationToken.None);
        Assert.Equal(2, town.Requests.Select(request => request.OperationId).Distinct().Count());
    }

    [Fact]
    public async Task A_rung_the_issue_already_knows_is_done()
    {
        town.Answer = new(AnswerKind.AlreadyDone, null, null);
        outbox.Add(1, rung: 1);
        await Job().Run([1], CancellationToken.None);
        Assert.Equal([1], outbox.Done);
    }

    [Fact]
    public async Task What_could_not_be_called_is_not_done_and_makes_the_engine_try_again()
    {
        outbox.Add(1, rung: 1);
        outbox.Add(2, rung: 2);
        town.FailForRung = 2;
        await Assert.ThrowsAsync<AggregateException>(() => Job().Run([1, 2], CancellationToken.None));
        Assert.Equal([1], outbox.Done);
    }

    [Fact]
    public async Task A_refusal_is_not_taken_for_done()
    {
        town.Answer = new(AnswerKind.Refused, null, new(Refusal.UnknownIssue, null, CommandKind.Escalate));
        outbox.Add(1, rung: 1);
        await Assert.ThrowsAsync<AggregateException>(() => Job().Run([1], CancellationToken.None));
        Assert.Empty(outbox.Done);
    }

    [Fact]
    public async Task Messages_that_are_done_already_are_left_alone()
    {
        await Job().Run([77], CancellationToken.None);
        Assert.Empty(town.Requests);
    }

    private EscalationJob Job() => new(outbox, town.Grains, town, TimeProvider.System, new EscalationMetrics(meters), NullLogger<EscalationJob>.Instance);

    private sealed class Outbox : IOutbox
    {
        private readonly Dictionary<long, PendingMessage> messages = [];

        public List<long> Done { get; } = [];

        public void Add(long id, int rung)
        {
            var order = new EscalationOrder(IssueId, "close", 2, rung);
            messages[id] = new(id, EscalationOrder.Topic, $"escalate/{IssueId:N}/close/2/{rung}", JsonSerializer.Serialize(order, GridJson.Options), 1);
        }

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

    /// <summary>One issue, its grain and a directory that knows one community.</summary>
    private sealed class Town : IDistricts, IIssueGrain
    {
        public const string Community = "110101001001";

        private readonly ConcurrentQueue<CommandRequest> requests = new();

        public Town()
        {
            Grains = Stand.In<IGrainFactory>((method, _) => method.Name == "GetGrain" && method.GetGenericArguments() is [var type] && type == typeof(IIssueGrain) ? this : null);
            Current = Stand.In<IDistrictDirectory>((method, arguments) => (method.Name, arguments) switch
            {
                ("Area", [Community]) => new AreaPlan(Community, null, "community", "孙村社区", "孙村", null, null, 0),
                ("get_FallbackUnitId", _) => "110101",
                ("get_Name", _) => "某区",
                _ => null,
            });
        }

        public IGrainFactory Grains { get; }

        public IDistrictDirectory? Current { get; }

        public IReadOnlyCollection<CommandRequest> Requests => requests;

        public CommandAnswer Answer { get; set; } = new(AnswerKind.Done, null, null);

        public int? FailForRung { get; set; }

        public Task<Issue?> Get()
        {
            var stamp = new Stamp(DateTimeOffset.UnixEpoch, Guid.NewGuid(), Actor.Rule("test"));
            var report = new IssueCommand.Report(
                "20261120-0001", "c1", false, "words", Channel.Resident,
                new("110101", "110101001", Community, "110101001001001", null, null, "label", null, 116, 40),
                SlaPolicy.Pledge2341, Ladder.FourLevels, null, "110101", "00");
            var decided = (Decision.Done)IssueDecider.Decide(null, report, stamp);
            return Task.FromResult<Issue?>(IssueEvolver.Apply(IssueId, null, decided.Events, stamp));
        }

        public Task<CommandAnswer> Execute(CommandRequest request)
        {
            if (request.Command is IssueCommand.Escalate escalate && escalate.Rung == FailForRung) throw new TimeoutException("no answer");
            requests.Enqueue(request);
            return Task.FromResult(Answer);
        }

        public Task ClockDue(WakeKind wake, int generation) => throw new NotSupportedException();
    }
}
