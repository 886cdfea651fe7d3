using GridOrleans.Domain.Clocks;

namespace GridOrleans.Domain.Access;

/// <summary>Who acts.</summary>
public enum ActorKind
{
    /// <summary>A rule of the system itself.</summary>
    Rule,

    /// <summary>A signed-in person or program; its role and scopes say what it may do.</summary>
    Person,

    /// <summary>The reporter of the issue, known by the tracking link.</summary>
    Reporter,
}

/// <summary>Who gives a command, with the scopes that say what it may touch.</summary>
/// <param name="AreaCodes">Areas it serves; a code covers every code that starts with it.</param>
/// <param name="UnitIds">Units it speaks for.</param>
public sealed record Actor(
    ActorKind Kind,
    string Id,
    string Name,
    Role? Role,
    IReadOnlyList<string> AreaCodes,
    IReadOnlyList<string> UnitIds)
{
    public static Actor Rule(string id) => new(ActorKind.Rule, id, id, null, [], []);

    public static Actor Reporter(string id) => new(ActorKind.Reporter, id, "reporter", null, [], []);

    /// <summary>Works on whatever lies in its areas; others on what their units have.</summary>
    public bool WorksByArea => Role is Access.Role.Administrator or Access.Role.Dispatcher or Access.Role.ShiftLeader or Access.Role.Member or Access.Role.Chief;

    /// <summary>Areas of which it sees every case: all it works in; an office's people those of their own office, whose unit is named by the area's code.</summary>
    public IReadOnlyList<string> SeenAreaCodes => WorksByArea ? AreaCodes : [.. AreaCodes.Intersect(UnitIds)];

    public bool Serves(string areaCode) => AreaCodes.Any(code => areaCode.StartsWith(code, StringComparison.Ordinal));

    public bool SpeaksFor(string? unitId) => unitId is not null && UnitIds.Contains(unitId);
}

/// <summary>The server's mark on every command: when it was taken (database time), under which operation id, from whom.</summary>
/// <param name="OperationId">The same id never acts twice on an issue; its second use gets the first one's answer.</param>
public sealed record Stamp(DateTimeOffset At, Guid OperationId, Actor Actor)
{
    /// <summary>UTC, in whole microseconds: what PostgreSQL keeps, so that folding the stored history gives the very same issue.</summary>
    public DateTimeOffset At { get; init => field = Microseconds.Down(value); } = Microseconds.Down(At);

    /// <summary>Ids of what a command makes follow from its operation id, so that deciding again decides the same.</summary>
    public Guid DeriveId(int index)
    {
        Span<byte> bytes = stackalloc byte[16];
        OperationId.TryWriteBytes(bytes);
        bytes[15] ^= (byte)(index + 1);
        bytes[14] ^= 0x5A;
        return new Guid(bytes);
    }
}
