namespace GridOrleans.CityDay.Model.Figures;

/// <summary>One thing that counts in a figure.</summary>
/// <param name="Measure">By the name that figures give it.</param>
/// <param name="Value">Whole seconds or a score; 0 where neither is kept.</param>
/// <param name="Unit">Whose it is, where the model says whose.</param>
public sealed record Result(string Measure, DateTimeOffset At, bool Hit, long Value, string? Unit);
