namespace GridOrleans.Domain.Whistles;

/// <summary>双向评价: the two sides of a call.</summary>
public enum LineSide
{
    /// <summary>Who blew, about the unit.</summary>
    Caller,

    /// <summary>The called unit, about the call.</summary>
    Unit,
}

/// <param name="Score">1 (very unhappy) to 5.</param>
public sealed record LineRating(int Score, string? Words, DateTimeOffset At);
