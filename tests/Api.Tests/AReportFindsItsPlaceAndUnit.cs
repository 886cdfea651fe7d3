using GridOrleans.Api.Intake;
using GridOrleans.ApiTests.Support;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.ApiTests;

/// <summary>A report sent to the wrong grid or unit starts its clocks against people who cannot help.</summary>
public sealed class AReportFindsItsPlaceAndUnit
{
    private static readonly SmallDistrict District = Cases.District;

    [Fact]
    public void A_point_lies_in_its_grid_and_at_its_nearest_building()
    {
        var place = Find(SmallDistrict.WestX + 0.0003, SmallDistrict.MiddleY);
        Assert.Equal((SmallDistrict.West, "b-1", "estate-1", "锦绣澜庭 7 号楼"), (place.GridCode, place.BuildingId, place.EstateId, place.Label));
        Assert.Equal((SmallDistrict.Community, SmallDistrict.Street), (place.CommunityCode, place.StreetCode));
    }

    [Fact]
    public void A_point_far_from_buildings_is_named_after_its_grid()
    {
        var place = Find(118.008, 36.008);
        Assert.Equal((SmallDistrict.West, null, "孙村 1 网格"), (place.GridCode, place.BuildingId, place.Label));
    }

    [Fact]
    public void A_building_that_is_named_beats_the_one_that_is_near()
    {
        var place = PlaceFinder.Find(District, new(SmallDistrict.WestX, SmallDistrict.MiddleY), District.Building("b-3"), null);
        Assert.Equal((SmallDistrict.East, "b-3"), (place.GridCode, place.BuildingId));
    }

    [Fact]
    public void Address_words_alone_find_their_building_and_are_kept()
    {
        var place = PlaceFinder.Find(District, null, null, "厂前路 3 号");
        Assert.Equal(("b-3", SmallDistrict.East, "厂前路 3 号"), (place.BuildingId, place.GridCode, place.Address));
    }

    [Fact]
    public void A_point_outside_every_grid_belongs_to_the_district()
    {
        var place = Find(118.1, 36.1);
        Assert.True(place.IsOutside);
        Assert.Equal(SmallDistrict.Hall, RouteFinder.FallbackOwner(District, place));
        Assert.Null(RouteFinder.Find(District, District.Category("lift")!, place));
        Assert.Equal("dept-water", RouteFinder.Find(District, District.Category("flood")!, place)!.UnitId);
    }

    [Fact]
    public void Words_that_name_no_building_are_not_lost()
    {
        var place = PlaceFinder.Find(District, null, null, "河边第三棵树");
        Assert.True(place.IsOutside);
        Assert.Equal("河边第三棵树", place.Address);
        Assert.True(DistrictFrame.Of(District).IsNear(place.Longitude, place.Latitude));
    }

    [Theory]
    [InlineData("b-1", "firm-1")]
    [InlineData("b-2", "committee-2")]
    [InlineData("b-3", "state-firm")]
    public void The_type_of_the_estate_decides_who_is_called_first(string buildingId, string unitId)
    {
        var place = PlaceFinder.Find(District, null, District.Building(buildingId), null);
        Assert.Equal(unitId, RouteFinder.Find(District, District.Category("lift")!, place)!.UnitId);
    }

    [Fact]
    public void While_nobody_leads_the_street_owns_it() => Assert.Equal(SmallDistrict.Street, RouteFinder.FallbackOwner(District, Cases.Reported().Place));

    [Theory]
    [InlineData("lift", WhistleKind.Resident, "锦绣澜庭")]
    [InlineData("flood", WhistleKind.Community, "澜庭社区")]
    [InlineData("fire", WhistleKind.Urgent, "孙村街道")]
    public void The_caller_is_who_blows_that_kind_of_whistle(string category, WhistleKind kind, string caller)
    {
        var route = RouteFinder.Find(District, District.Category(category)!, Cases.Reported().Place)!;
        Assert.Equal(new Route(route.UnitId, kind, caller), route);
    }

    [Theory]
    [InlineData(118.1, 36.1, true)]
    [InlineData(125.5, 30.1, false)]
    [InlineData(36.0, 118.0, false)]
    public void A_slip_of_the_pen_is_told_from_a_point_nearby(double longitude, double latitude, bool isNear) =>
        Assert.Equal(isNear, DistrictFrame.Of(District).IsNear(longitude, latitude));

    [Fact]
    public void Tracking_tokens_follow_from_issue_and_secret_and_from_nothing_else()
    {
        var issue = Guid.NewGuid();
        var tokens = new TrackTokens(new byte[32]);
        Assert.Equal(tokens.Of(issue), new TrackTokens(new byte[32]).Of(issue));
        Assert.NotEqual(tokens.Of(issue), tokens.Of(Guid.NewGuid()));
        Assert.NotEqual(tokens.Of(issue), new TrackTokens([.. Enumerable.Repeat((byte)1, 32)]).Of(issue));
        Assert.Equal(TrackTokens.Length, tokens.Of(issue).Length);
        Assert.Equal(64, TrackTokens.HashOf(tokens.Of(issue)).Length);
    }

    private static Placement Find(double longitude, double latitude) => PlaceFinder.Find(District, new(longitude, latitude), null, null);
}
