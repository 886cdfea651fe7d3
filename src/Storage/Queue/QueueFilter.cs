using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Storage.Queue;

/// <summary>Which issues a list shows; what is null does not narrow it.</summary>
/// <param name="AreaCode">An area of any level: everything inside it.</param>
/// <param name="UnitId">Issues this unit has on its hands; of ended ones, those it had at the end.</param>
/// <param name="Scope">What the viewer may see at all; null = everything.</param>
public sealed record QueueFilter(
    IssueState? State = null,
    string? AreaCode = null,
    string? UnitId = null,
    Light? Light = null,
    bool? Open = null,
    QueueScope? Scope = null);

/// <summary>A viewer sees the issues inside any of its areas and those any of its units has on its hands.</summary>
public sealed record QueueScope(IReadOnlyList<string> AreaCodes, IReadOnlyList<string> UnitIds);

public enum QueueOrder
{
    /// <summary>Nearest due first. Only open issues have something due, so only they are listed.</summary>
    Due,

    /// <summary>Latest report first.</summary>
    Newest,
}

/// <param name="Next">Opaque: where the next page begins; null = this was the last.</param>
public sealed record QueuePage(IReadOnlyList<IssueRow> Items, string? Next);
