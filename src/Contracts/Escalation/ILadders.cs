using GridOrleans.Contracts.Policies;
using GridOrleans.Domain.Escalation;

namespace GridOrleans.Contracts.Escalation;

/// <summary>The ladders as stored. Reading and writing here is for those who keep them; cases ask the district in memory.</summary>
public interface ILadders
{
    Task<LadderBook> Read(CancellationToken cancellation);

    /// <summary>
    /// Adds the next version of a ladder; the store counts it and says when it was made. In force in this process when it returns, in others with their
    /// next look at the district. The same operation id never makes two versions: its second use gets the one it made.
    /// </summary>
    /// <param name="draft">Its version and its time of making are not looked at.</param>
    /// <param name="inForceFrom">null = at once.</param>
    Task<(ShelfOutcome Outcome, LadderVersion? Made)> Add(LadderVersion draft, DateTimeOffset? inForceFrom, Guid operationId, CancellationToken cancellation);
}
