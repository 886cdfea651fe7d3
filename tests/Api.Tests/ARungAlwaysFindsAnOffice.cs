using GridOrleans.ApiTests.Support;
using GridOrleans.Contracts.Escalation;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Escalation;

namespace GridOrleans.ApiTests;

/// <summary>A rung nobody answers for would be a call into the void.</summary>
public sealed class ARungAlwaysFindsAnOffice
{
    private static readonly Placement Inside = Cases.Reported().Place;

    private static readonly Placement Outside = new(SmallDistrict.Hall, SmallDistrict.Hall, SmallDistrict.Hall, SmallDistrict.Hall, null, null, "临澜区", null, 0, 0);

    [Theory]
    [InlineData(LadderStep.Member, SmallDistrict.West, "孙村 1 网格")]
    [InlineData(LadderStep.Chief, SmallDistrict.West, "孙村 1 网格长")]
    [InlineData(LadderStep.Community, SmallDistrict.Community, "澜庭社区")]
    [InlineData(LadderStep.Street, SmallDistrict.Street, "孙村街道")]
    [InlineData(LadderStep.District, SmallDistrict.Hall, "区指挥中心")]
    public void In_a_grid_each_step_is_its_own_office(LadderStep step, string unitId, string name) =>
        Assert.Equal(new Audience(unitId, name), AudienceResolver.Resolve(Cases.District, Inside, step));

    [Theory]
    [InlineData(LadderStep.Member)]
    [InlineData(LadderStep.Chief)]
    [InlineData(LadderStep.Community)]
    [InlineData(LadderStep.Street)]
    [InlineData(LadderStep.District)]
    public void Outside_every_grid_it_is_the_district_hall(LadderStep step) =>
        Assert.Equal(new Audience(SmallDistrict.Hall, "区指挥中心"), AudienceResolver.Resolve(Cases.District, Outside, step));

    [Fact]
    public void A_grid_that_was_drawn_away_is_answered_by_the_hall() =>
        Assert.Equal("区指挥中心", AudienceResolver.Resolve(Cases.District, Inside with { GridCode = "990103001001999" }, LadderStep.Chief).Name);
}
