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
            UnitKind.Department or UnitKind.StateFirm => (0.70, 0.20, 0.10),
            UnitKind.AreaOffice => (0.54, 0.22, 0.14),
            _ => (0.52, 0.23, 0.12),
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
        Temper.Forgetful when draw.Bool(reminded ? 0.1f : 0.33f) => null,
        Temper.Slow => work switch
        {
            Work.Answer => draw.Double(7, 21),
            Work.Arrive => draw.Double(4, 15),
            Work.Finish => draw.Double(80, 260),
            _ => draw.Double(3, 20),
        },
        _ => work switch
        {
            Work.Answer => draw.Double(1, 11),
            Work.Arrive => draw.Double(2, 11),
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
