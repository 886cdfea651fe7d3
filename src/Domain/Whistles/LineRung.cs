namespace GridOrleans.Domain.Whistles;

/// <summary>Whom a rung of a line's ladder calls.</summary>
public enum LineAudience
{
    /// <summary>The called unit itself, once more.</summary>
    Unit,

    /// <summary>社区</summary>
    Community,

    /// <summary>街道: who blows most whistles.</summary>
    Street,

    /// <summary>区指挥中心</summary>
    District,
}

/// <summary>One rung, counted from the moment the report-in clock turns red.</summary>
public sealed record LineRung(LineAudience Audience, TimeSpan After);

/// <summary>The ladder of one line: short, because the case has its own. Reporting in or declining stops it.</summary>
public static class LineLadder
{
    /// <summary>The unit once more at red, the street 10 min later, the district hall 20 min later.</summary>
    public static IReadOnlyList<LineRung> Usual { get; } =
    [
        new(LineAudience.Unit, TimeSpan.Zero),
        new(LineAudience.Street, TimeSpan.FromMinutes(10)),
        new(LineAudience.District, TimeSpan.FromMinutes(20)),
    ];
}

/// <summary>A rung that fell due on a line, and whom it called. Rungs are numbered from 1.</summary>
/// <param name="FellDueAt">When it was due by the ladder (not when it was noticed).</param>
public sealed record LineCall(int Rung, DateTimeOffset FellDueAt, DateTimeOffset? CalledAt = null, string? AudienceUnitId = null, string? AudienceName = null);
