using GridOrleans.Domain.Areas;

namespace GridOrleans.Simulator.Tests.City;

public class The_district_is_sized_like_a_real_one(TheDistrict district)
{
    [Fact]
    public void one_district_five_streets_forty_communities_269_grids()
    {
        Assert.Single(district.Level("district"));
        Assert.Equal(5, district.Level("street").Count);
        Assert.True(district.Level("community").Count >= 40);
        Assert.Equal(269, district.Level("grid").Count);
        Assert.Contains(district.Level("street"), s => s.Name == "科创园区");
        Assert.Contains(district.Level("grid"), g => g.GridKind == "dedicated");
        Assert.All(district.Level("grid").Where(g => g.GridKind == "residential"), g => Assert.InRange(g.Households, 300, 400));
    }

    [Fact]
    public void estates_buildings_departments_and_firms()
    {
        Assert.True(district.Plan.Estates.Count >= 300, $"{district.Plan.Estates.Count} estates");
        Assert.True(district.Plan.Buildings.Count >= 5000, $"{district.Plan.Buildings.Count} buildings");
        Assert.True(district.Plan.Units.Count(u => u.Kind == UnitKind.Department) >= 20);
        Assert.True(district.Plan.Units.Count(u => u.Kind == UnitKind.PropertyFirm) >= 100);
        Assert.Single(district.Plan.Units, u => u.Kind == UnitKind.StateFirm);
    }

    [Fact]
    public void a_drill_with_roads_water_and_parks()
    {
        Assert.True(district.Plan.Demo);
        Assert.Equal(60, district.Plan.DrillDivisor);
        Assert.Contains(district.Plan.Scenery.Roads, r => r.Class == "main");
        Assert.Contains(district.Plan.Scenery.Roads, r => r.Class == "minor");
        Assert.Contains(district.Plan.Scenery.Water, w => w.Name == "澜河");
        Assert.NotEmpty(district.Plan.Scenery.Parks);
    }

    [Fact]
    public void every_building_stands_in_its_grid_and_in_its_estate()
    {
        var grids = district.Level("grid").ToDictionary(g => g.Code, The_grids_tile_the_district.Shape);
        var estates = district.Plan.Estates.ToDictionary(e => e.Id);
        var landOf = district.Plan.Estates.ToDictionary(e => e.Id, e => The_grids_tile_the_district.Shape(e.Ring!).Buffer(1e-6));
        foreach (var building in district.Plan.Buildings)
        {
            var footprint = The_grids_tile_the_district.Shape(building.Ring!);
            Assert.True(grids[building.GridCode].Contains(footprint), building.Name);
            if (building.EstateId is { } estate)
            {
                Assert.Equal(building.GridCode, estates[estate].GridCode);
                Assert.True(landOf[estate].Contains(footprint), building.Name);
            }
        }
    }

    /// <summary>An invalid ring would be refused at import and drawn wrongly.</summary>
    [Fact]
    public void every_ring_is_simple_and_counter_clockwise()
    {
        var rings = district.Plan.Estates.Select(e => e.Ring!)
            .Concat(district.Plan.Buildings.Select(b => b.Ring!))
            .Concat(district.Plan.Scenery.Water.Concat(district.Plan.Scenery.Parks).Select(s => s.Ring));
        Assert.All(rings, ring =>
        {
            var shape = The_grids_tile_the_district.Shape(ring);
            Assert.True(shape.IsValid);
            Assert.True(NetTopologySuite.Algorithm.Orientation.IsCCW(shape.ExteriorRing.CoordinateSequence));
        });
    }

    [Fact]
    public void no_building_stands_in_water_or_in_a_park()
    {
        var open = district.Plan.Scenery.Water.Concat(district.Plan.Scenery.Parks).Select(s => (s.Name, Shape: The_grids_tile_the_district.Shape(s.Ring))).ToList();
        Assert.All(district.Plan.Buildings, b => Assert.DoesNotContain(open, s => s.Shape.Intersects(The_grids_tile_the_district.Shape(b.Ring!))));
    }

    [Fact]
    public void no_building_stands_on_a_road()
    {
        var roads = district.Plan.Scenery.Roads
            .Select(r => NetTopologySuite.Geometries.GeometryFactory.Default.CreateLineString([.. r.Line.Select(p => new NetTopologySuite.Geometries.Coordinate(p[0], p[1]))]))
            .ToList();
        Assert.All(district.Plan.Buildings, b => Assert.DoesNotContain(roads, r => r.EnvelopeInternal.Intersects(b.Longitude, b.Latitude) && r.Intersects(The_grids_tile_the_district.Shape(b.Ring!))));
    }
}
