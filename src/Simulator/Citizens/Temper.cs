using Bogus;
using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Areas;
using GridOrleans.Simulator.City;

namespace GridOrleans.Simulator.Citizens;

/// <summary>How a unit works. About one in ten never answers; most do what they should.</summary>
public enum Temper
{
    Prompt,
    Slow,

    /// <summary>Forgets every third step until somebody reminds it.</summary>
    Forgetful,

    /// <summary>Never answers.</summary>
    Silent,
}

public static class Tempers
{
    /// <summary>The same unit is the same in every run with this seed.</summary>
    public static Temper Of(UnitPlan unit, int seed)
    {
        // A department has a duty desk; whole departments do not fall silent for weeks, single firms and committees do.
        var (prompt, slow, forgetful) = unit.Kind switch
        {
            UnitKind.Department or UnitKind.StateFirm => (0.58, 0.27, 0.15),
            UnitKind.AreaOffice => (0.52, 0.22, 0.16),
            _ => (0.46, 0.25, 0.17),
        };
        var drawn = Draw.For(seed, "temper " + unit.Id).Double();
        return drawn < prompt ? Temper.Prompt
            : drawn < prompt + slow ? Temper.Slow
            : drawn < prompt + slow + forgetful ? Temper.Forgetful
            : Temper.Silent;
    }

    /// <summary>Minutes until a step is taken; null = it is forgotten.</summary>
    public static double? Minutes(this Temper temper, Work work, Randomizer draw, bool reminded) => temper switch
    {
        Temper.Silent => null,
        Temper.Forgetful when draw.Bool(reminded ? 0.1f : 0.4f) => null,
        Temper.Slow => work switch
        {
            Work.Answer => draw.Double(8, 26),
            Work.Arrive => draw.Double(5, 22),
            Work.Finish => draw.Double(70, 270),
            _ => draw.Double(3, 20),
        },
        _ => work switch
        {
            Work.Answer => draw.Double(2, 15),
            Work.Arrive => draw.Double(3, 14),
            Work.Finish => draw.Double(25, 150),
            _ => draw.Double(1, 8),
        },
    };
}

/// <summary>The steps people take time for.</summary>
public enum Work
{
    /// <summary>签收, 报到.</summary>
    Answer,

    /// <summary>到场.</summary>
    Arrive,

    /// <summary>办结.</summary>
    Finish,

    /// <summary>应答 a call of the ladder.</summary>
    Acknowledge,
}
