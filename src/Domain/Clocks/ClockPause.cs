namespace GridOrleans.Domain.Clocks;

/// <summary>One stretch for which a clock stood still.</summary>
/// <param name="To">null = it still does.</param>
/// <param name="Why">The approved park's reason, for the clock's own words; null = none was given.</param>
public sealed record ClockPause(DateTimeOffset From, DateTimeOffset? To, string? Why);
