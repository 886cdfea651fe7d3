using Bogus;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Simulator.Citizens;

namespace GridOrleans.Simulator.Play;

/// <summary>Units at work: they sign, arrive, finish and answer calls, each as its temper has it.</summary>
internal sealed class UnitsPlay(Town town, Func<string, Temper?> temperOf)
{
    private const float ReturnsShare = 0.04f, DeclinesShare = 0.08f, AsksShare = 0.07f;

    public Step? Lead(IssueRow row, bool reminded, Randomizer draw)
    {
        if (row.LeadUnitId is not { } unit || town.TokenOf(unit) is not { } token || temperOf(unit) is not { } temper)
        {
            return null;
        }

        return row.State switch
        {
            IssueState.Dispatched => At(temper.Minutes(Work.Answer, draw, reminded), "accept", new { }),
            IssueState.Accepted when draw.Bool(ReturnsShare) =>
                At(temper.Minutes(Work.Arrive, draw, reminded), "return", new { reason = draw.ArrayElement(Phrases.Returns) }),
            IssueState.Accepted => At(temper.Minutes(Work.Arrive, draw, reminded), "arrive", new { }),
            IssueState.Handling => At(temper.Minutes(Work.Finish, draw, reminded), "complete", Ending(row, draw)),
            _ => null,
        };

        Step? At(double? minutes, string command, object body) =>
            minutes is { } after ? new Step(command, body, token, town.Real(after)) : null;
    }

    /// <summary>Sometimes it takes longer: the lead asks, once, for more time, for a plan or for a stretch in which nothing can be done.</summary>
    public Step? Ask(IssueRow row, Randomizer draw)
    {
        if (row.State != IssueState.Handling || row.LeadUnitId is not { } unit || town.TokenOf(unit) is not { } token || !draw.Bool(AsksShare)) return null;
        var (command, body) = Wish(row, draw);
        return new(command, body, token, town.Real(draw.Double(1, 15)));
    }

    private (string Command, object Body) Wish(IssueRow row, Randomizer draw)
    {
        var later = row.ReportedAt + town.Real(draw.Double(6, 12) * 60);
        return draw.Int(0, 9) switch
        {
            < 6 => ("extend", new { clock = ClockKind.Close, dueAt = later, reason = draw.ArrayElement(Phrases.Extensions) }),
            < 8 => ("filePlan", new { promisedAt = later, words = draw.ArrayElement(Phrases.Plans) }),
            _ => ("park", new { reviewAt = later, reason = draw.ArrayElement(Phrases.Parks) }),
        };
    }

    /// <summary>A unit whose phone rings, called by whistle beside the lead.</summary>
    public Step? Line(string unit, Randomizer draw)
    {
        if (town.TokenOf(unit) is not { } token || temperOf(unit)?.Minutes(Work.Answer, draw, reminded: false) is not { } minutes)
        {
            return null;
        }

        return draw.Bool(DeclinesShare)
            ? new Step("decline", new { reason = draw.ArrayElement(Phrases.Declines) }, token, town.Real(minutes), unit)
            : new Step("reportIn", new { }, token, town.Real(minutes), unit);
    }

    /// <summary>The office that the latest rung called answers for its clock.</summary>
    public Step? Rung(IssueRow row, Randomizer draw)
    {
        if (row.LastRung is not { AcknowledgedAt: null } rung)
        {
            return null;
        }

        var office = OfficeOf(row, rung.Step);
        return town.TokenOf(office) is { } token && temperOf(office)?.Minutes(Work.Acknowledge, draw, reminded: false) is { } minutes
            ? new Step("acknowledge", new { clock = rung.Clock }, token, town.Real(minutes))
            : null;
    }

    /// <summary>网格员 网格长 社区 街道 区: the offices above a grid are its code's beginnings.</summary>
    private static string OfficeOf(IssueRow row, int step) => step switch
    {
        <= 2 => row.GridCode,
        3 => row.GridCode[..Math.Min(12, row.GridCode.Length)],
        4 => row.GridCode[..Math.Min(9, row.GridCode.Length)],
        _ => row.DistrictCode,
    };

    private object Ending(IssueRow row, Randomizer draw)
    {
        var result = draw.WeightedRandom(["resolved", "partly", "unresolved"], [0.88f, 0.08f, 0.04f]);
        return new { result, reply = draw.ArrayElement(Phrases.RepliesTo(town.Category(row.CategoryCode), result)) };
    }
}
