using GridOrleans.Contracts.Areas;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Union;

namespace GridOrleans.Simulator.Tests.City;

public class The_grids_tile_the_district(TheDistrict district)
{
    private const double Relative = 1e-9;

    public static TheoryData<string, string> Parts => new() { { "district", "street" }, { "street", "community" }, { "community", "grid" }, { "district", "grid" } };

    [Theory]
    [MemberData(nameof(Parts))]
    public void without_gaps(string whole, string part)
    {
        foreach (var area in district.Level(whole))
        {
            var parts = Below(area, part).Select(Shape).ToList();
            var union = UnaryUnionOp.Union(parts);
            var expected = Shape(area).Area;
            Assert.Equal(expected, union.Area, expected * Relative);
            Assert.Equal(expected, parts.Sum(p => p.Area), expected * Relative);
            Assert.Equal(0, union.SymmetricDifference(Shape(area)).Area, expected * Relative);
        }
    }

    [Fact]
    public void without_overlaps()
    {
        var grids = district.Level("grid").Select(Shape).ToList();
        var tree = new STRtree<Polygon>();
        grids.ForEach(g => tree.Insert(g.EnvelopeInternal, g));
        foreach (var grid in grids)
        {
            foreach (var other in tree.Query(grid.EnvelopeInternal).Where(o => o != grid))
            {
                Assert.Equal(0, grid.Intersection(other).Area, grid.Area * Relative);
            }
        }
    }

    /// <summary>A border whose two sides had different vertices would show as a hairline on every map.</summary>
    [Fact]
    public void and_neighbours_hold_the_same_vertices()
    {
        var sides = district.Level("grid")
            .SelectMany(g => g.Ring!.Zip(g.Ring!.Skip(1), (a, b) => (A: (a[0], a[1]), B: (b[0], b[1]))))
            .ToList();
        var once = sides.GroupBy(s => s.A.CompareTo(s.B) < 0 ? s : (A: s.B, B: s.A)).Where(g => g.Count() == 1).Select(g => g.Key).ToHashSet();
        var outline = district.Level("district").Single().Ring!;
        var outer = outline.Zip(outline.Skip(1), (a, b) => (A: (a[0], a[1]), B: (b[0], b[1])))
            .Select(s => s.A.CompareTo(s.B) < 0 ? s : (A: s.B, B: s.A)).ToHashSet();
        Assert.True(once.SetEquals(outer), $"{once.Except(outer).Count()} inner sides stand alone, {outer.Except(once).Count()} outer ones are missing.");
    }

    [Fact]
    public void with_rings_that_are_simple_closed_and_counter_clockwise()
    {
        foreach (var area in district.Plan.Areas)
        {
            var shape = Shape(area);
            Assert.True(shape.IsValid, area.ShortName);
            Assert.True(NetTopologySuite.Algorithm.Orientation.IsCCW(shape.ExteriorRing.CoordinateSequence), area.ShortName);
        }
    }

    internal static Polygon Shape(AreaPlan area) => Shape(area.Ring!);

    internal static Polygon Shape(IReadOnlyList<double[]> ring) =>
        GeometryFactory.Default.CreatePolygon([.. ring.Select(p => new Coordinate(p[0], p[1]))]);

    private IEnumerable<AreaPlan> Below(AreaPlan area, string level) =>
        district.Level(level).Where(a => a.Code.StartsWith(area.Code, StringComparison.Ordinal));
}
