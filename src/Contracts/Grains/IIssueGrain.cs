using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Contracts.Grains;

/// <summary>One issue: decides, commits, then acknowledges. The grain key is the issue's id.</summary>
[Alias("GridOrleans.IIssueGrain")]
public interface IIssueGrain : IGrainWithGuidKey
{
    /// <summary>Carries out one command. A timeout leaves the outcome unknown: ask again with the same operation id.</summary>
    Task<CommandAnswer> Execute(CommandRequest request);

    /// <summary>The issue as it stands; null = no such issue.</summary>
    Task<Issue?> Get();

    /// <summary>A deadline row came due. Returns once the row is retired or was found void.</summary>
    Task ClockDue(WakeKind wake, int generation);
}

/// <summary>A command on its way to its issue. The server's time is stamped by the grain.</summary>
/// <param name="Reporter">Personal data, only with a report.</param>
/// <param name="SeenVersion">The version its giver saw: if somebody else has moved the case on since, the command is refused and changes nothing; null = whatever stands.</param>
[GenerateSerializer, Immutable]
public sealed record CommandRequest(IssueCommand Command, Guid OperationId, Actor Actor, ReporterDetails? Reporter = null, long? SeenVersion = null);

public enum AnswerKind
{
    Done,
    AlreadyDone,
    Refused,
}

/// <summary>Done and already done carry the issue as that operation left it; refused carries why, and the issue as it is.</summary>
[GenerateSerializer, Immutable]
public sealed record CommandAnswer(AnswerKind Kind, Issue? Issue, Refusal? Refusal);
