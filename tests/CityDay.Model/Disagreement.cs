namespace GridOrleans.CityDay.Model;

/// <summary>The domain did something that the model holds impossible.</summary>
public sealed class Disagreement(string what) : Exception(what);
