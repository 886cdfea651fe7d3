using System.Text;
using GridOrleans.Api.Ladders;
using GridOrleans.Api.Words;
using GridOrleans.ApiTests.Support;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Domain.Issues;
using GridOrleans.Tests;

namespace GridOrleans.ApiTests.Ladders;

/// <summary>What administrators read of a ladder, reviewed in both languages.</summary>
public sealed class LaddersInWords
{
    private static readonly Ladder Everything = new("everything", 1,
        [
            new(LadderStep.Member, RungMoment.Yellow, TimeSpan.Zero, TimeSpan.FromMinutes(10), Callee: Callee.Lead),
            new(LadderStep.Community, RungMoment.Yellow, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(10), [ClockKind.Respond, ClockKind.Handle], WaitsForDuty: true),
            new(LadderStep.Street, RungMoment.Red, TimeSpan.Zero, TimeSpan.FromMinutes(15), Card: SupervisionLevel.Yellow, Reassign: new(null)),
            new(LadderStep.Street, RungMoment.Red, TimeSpan.FromMinutes(90), TimeSpan.FromMinutes(15), Callee: Callee.Unit, UnitId: "dept-water", Reassign: new("state-firm")),
            new(LadderStep.District, RungMoment.Red, TimeSpan.FromDays(1), TimeSpan.FromMinutes(30), Card: SupervisionLevel.Red, Whistle: ["dept-water", "dept-fire"]),
        ],
        new(2, 3, TimeSpan.FromMinutes(45)));

    // Harm: people agree to one ladder in words, and another one is run.
    [Fact]
    public void Ladders_read_as_reviewed()
    {
        var text = new StringBuilder();
        foreach (var tongue in Enum.GetValues<Tongue>())
        {
            foreach (var ladder in new[] { Ladder.FourLevels, Everything })
            {
                text.AppendLine($"{tongue}: {ladder.Id}");
                foreach (var line in new LadderWords(Cases.District, tongue).Of(ladder)) text.AppendLine("  " + line);
                text.AppendLine();
            }
        }

        Approved.Equal("ladders.txt", text.ToString());
    }

    [Fact]
    public void Every_fault_has_its_sentence() =>
        Assert.All(Enum.GetValues<LadderFault>(), fault => Assert.True(Catalogue.Sentences.ContainsKey("ladder." + Names.Camel(fault)), $"{fault}"));
}
