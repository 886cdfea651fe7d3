namespace GridOrleans.Domain.Whistles;

/// <summary>How called units are held to their promises: a part of the policy, frozen with it.</summary>
/// <param name="Targets">By kind of call; what is not named has <see cref="WhistleTargets.Usual"/>, which therefore never changes.</param>
/// <param name="Ladder">Called one after the other while a unit has not answered; null = <see cref="LineLadder.Usual"/>, which therefore never changes.</param>
/// <param name="Divisor">1 = real; a drill 演练 divides every target and every rung.</param>
public sealed record WhistleRules(IReadOnlyList<WhistleTargets>? Targets = null, IReadOnlyList<LineRung>? Ladder = null, int Divisor = 1)
{
    public static WhistleRules Usual { get; } = new();

    public WhistleTargets TargetsOf(WhistleKind kind) =>
        (Targets?.FirstOrDefault(targets => targets.Kind == kind) ?? WhistleTargets.Usual(kind)).Drilled(Divisor);

    public int Rungs => (Ladder ?? LineLadder.Usual).Count;

    /// <summary>Rungs are numbered from 1.</summary>
    public LineRung Rung(int number)
    {
        var rung = (Ladder ?? LineLadder.Usual)[number - 1];
        return Divisor == 1 ? rung : rung with { After = LineClock.Whole(rung.After / Divisor) };
    }

    public WhistleRules Drilled(int divisor) => this with { Divisor = Divisor * divisor };
}
