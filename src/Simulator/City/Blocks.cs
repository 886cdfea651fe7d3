using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Polygonize;

namespace GridOrleans.Simulator.City;

/// <summary>The five streets, in the order of their codes; the last is a park 园区.</summary>
internal enum StreetIndex
{
    Fuqian,
    Wanghe,
    Suncun,
    Shiqiao,
    Kechuang,
}

/// <summary>A piece of the district between main roads, river and outline; it lies in one street.</summary>
internal sealed record Block(Polygon Area, StreetIndex Street);

/// <summary>Main roads and the river cut the district into blocks.</summary>
internal static class Blocks
{
    public static IReadOnlyList<Block> Cut(Ground ground)
    {
        Geometry[] lines = [ground.Outline.ExteriorRing, ground.RiverCourse, .. ground.MainRoads.Select(r => r.Line)];
        return
        [
            .. Faces(lines)
                .Where(face => ground.Outline.Contains(face.InteriorPoint))
                .Select(face => new Block(face, StreetAt(ground, face.InteriorPoint.Coordinate))),
        ];
    }

    /// <summary>The faces of the plane that the lines enclose, in a fixed order (by middle point).</summary>
    public static IReadOnlyList<Polygon> Faces(IEnumerable<Geometry> lines)
    {
        var noded = UnaryUnionNG.Union(Projection.Factory.BuildGeometry(lines), Projection.Precision);
        var polygonizer = new Polygonizer();
        polygonizer.Add(noded);
        return
        [
            .. polygonizer.GetPolygons().Cast<Polygon>()
                .OrderBy(p => p.Centroid.X).ThenBy(p => p.Centroid.Y),
        ];
    }

    private static StreetIndex StreetAt(Ground ground, Coordinate at)
    {
        if (at.X > Curve.XAt(ground.EastBorder, at.Y))
        {
            return StreetIndex.Kechuang;
        }

        var north = at.Y > Curve.YAt(ground.WestEast, at.X);
        var west = at.X < Curve.XAt(ground.RiverCourse, at.Y);
        return (west, north) switch
        {
            (true, true) => StreetIndex.Wanghe,
            (true, false) => StreetIndex.Shiqiao,
            (false, true) => StreetIndex.Fuqian,
            (false, false) => StreetIndex.Suncun,
        };
    }
}
