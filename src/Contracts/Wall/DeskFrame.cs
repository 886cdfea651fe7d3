using GridOrleans.Contracts.Issues;

namespace GridOrleans.Contracts.Wall;

/// <summary>
/// The live queue's counterpart of <see cref="WallFrame"/>: latest rows of the issues that changed within the viewer's scope. Same numbering rules,
/// one heartbeat a second. A row whose issue has left the queue comes with <c>Open = false</c>.
/// </summary>
[GenerateSerializer, Immutable]
public sealed record DeskFrame(string Epoch, long Seq, long Previous, DateTimeOffset At, IReadOnlyList<IssueRow> Rows);
