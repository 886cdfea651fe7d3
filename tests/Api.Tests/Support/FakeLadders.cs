using GridOrleans.Contracts.Escalation;
using GridOrleans.Contracts.Policies;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;

namespace GridOrleans.ApiTests.Support;

/// <summary>Ladders in memory; the first is the usual one.</summary>
public sealed class FakeLadders : ILadders
{
    private readonly Dictionary<Guid, LadderVersion> made = [];
    private LadderBook book = new([new(Ladder.FourLevels, "四级联动", PolicyConditions.None, Cases.Noon, false, null, "import", Cases.Noon)]);

    public Task<LadderBook> Read(CancellationToken cancellation) => Task.FromResult(book);

    public Task<(ShelfOutcome Outcome, LadderVersion? Made)> Add(LadderVersion draft, DateTimeOffset? inForceFrom, Guid operationId, CancellationToken cancellation)
    {
        if (made.TryGetValue(operationId, out var earlier)) return Task.FromResult<(ShelfOutcome, LadderVersion?)>((ShelfOutcome.Done, earlier));
        var now = DateTimeOffset.UtcNow;
        var version = draft with { Ladder = draft.Ladder with { Version = (book.Newest(draft.Ladder.Id)?.Ladder.Version ?? 0) + 1 }, InForceFrom = inForceFrom ?? now };
        if (book.With(version).GapFrom(now) is not null) return Task.FromResult<(ShelfOutcome, LadderVersion?)>((ShelfOutcome.LeavesGap, null));
        book = book.With(version);
        return Task.FromResult<(ShelfOutcome, LadderVersion?)>((ShelfOutcome.Done, made[operationId] = version));
    }
}
