using System.Collections.Concurrent;
using GridOrleans.Api.Access;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;
using Orleans;

namespace GridOrleans.ApiTests.Support;

/// <summary>Issues that decide and forget nothing, in memory; or do not answer.</summary>
public sealed class FakeIssues
{
    private readonly ConcurrentDictionary<Guid, Issue> kept = new();
    private readonly ConcurrentDictionary<Guid, IReadOnlyList<HistoryEntry>> histories = new();

    /// <summary>What the next calls throw instead of answering, in order.</summary>
    public Queue<Exception> Failures { get; } = new();

    public int Count => kept.Count;

    /// <summary>An issue that came by another way.</summary>
    public void Put(Issue issue) => kept[issue.Id] = issue;

    public Issue this[Guid id] => kept[id];

    public Issue? Find(Guid id) => kept.GetValueOrDefault(id);

    public IReadOnlyList<HistoryEntry> History(Guid id) => [.. histories.GetValueOrDefault(id) ?? []];

    /// <summary>A case that was decided elsewhere.</summary>
    public void Keep(Issue issue, IReadOnlyList<HistoryEntry> history) => (kept[issue.Id], histories[issue.Id]) = (issue, history);

    public IIssueGrain Grain(Guid id) => new FakeIssue(this, id);

    private sealed class FakeIssue(FakeIssues issues, Guid id) : IIssueGrain
    {
        private readonly Dictionary<Guid, Issue> answers = [];

        public Task<Issue?> Get()
        {
            if (issues.Failures.TryDequeue(out var failure)) throw failure;
            return Task.FromResult(issues.kept.GetValueOrDefault(id));
        }

        public Task<CommandAnswer> Execute(CommandRequest request)
        {
            if (issues.Failures.TryDequeue(out var failure)) throw failure;
            var stamp = new Stamp(DateTimeOffset.UtcNow, request.OperationId, request.Actor);
            var issue = issues.kept.GetValueOrDefault(id);
            return Task.FromResult(IssueDecider.Decide(issue, request.Command, stamp) switch
            {
                Decision.Done done => new(AnswerKind.Done, issues.kept[id] = IssueEvolver.Apply(id, issue, done.Events, stamp), null),
                Decision.Refused refused => new(AnswerKind.Refused, issue, refused.Refusal),
                _ => new CommandAnswer(AnswerKind.AlreadyDone, issue, null),
            });
        }

        public Task ClockDue(WakeKind wake, int generation) => Task.CompletedTask;
    }
}

/// <summary>Accounts by token; the token is the name. Passwords are the login backwards.</summary>
public sealed class FakeAccounts : IAccounts
{
    public ConcurrentDictionary<string, Account> ByToken { get; } = new(new[]
    {
        Of("admin", Role.Administrator, areas: [SmallDistrict.Hall]),
        Of("dispatcher", Role.Dispatcher, areas: [SmallDistrict.Street]),
        Of("elsewhere", Role.Dispatcher, areas: ["990103009"]),
        Of("water", Role.Liaison, units: ["dept-water"]),
        Of("fire", Role.Liaison, units: ["dept-fire"]),
        Of("member", Role.Member, areas: [SmallDistrict.West]),
        Of("wall", Role.Display, areas: [SmallDistrict.Hall]),
    }.ToDictionary(account => account.Login));

    public Task<SignIn> SignIn(string login, string password, CancellationToken cancellation) => Task.FromResult<SignIn>(
        login == "locked" ? new SignIn.Locked()
        : ByToken.TryGetValue(login, out var account) && password == string.Concat(login.Reverse()) ? new SignIn.Ok(account)
        : new SignIn.Failed());

    public Task<Account?> Find(string key, CancellationToken cancellation) => Task.FromResult(ByToken.Values.FirstOrDefault(account => account.Key == key));

    public Task<Account?> FindByToken(string token, CancellationToken cancellation) => Task.FromResult(ByToken.GetValueOrDefault(token));

    private static Account Of(string name, Role role, string[]? areas = null, string[]? units = null) => new("token:" + name, name, name, role, areas ?? [], units ?? []);
}
