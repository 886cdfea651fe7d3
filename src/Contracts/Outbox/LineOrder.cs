namespace GridOrleans.Contracts.Outbox;

/// <summary>Payload of the topic “line”: a rung of a called unit's own ladder fell due.</summary>
public sealed record LineOrder(Guid IssueId, Guid LineId, int Rung)
{
    public const string Topic = "line";
}
