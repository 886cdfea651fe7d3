using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.OverlayNG;

namespace GridOrleans.Storage.Districts.Changes;

/// <summary>Drawn areas laid over each other.</summary>
internal static class Surveys
{
    /// <summary>Neighbours drawn by hand touch within this; less is no overlap and no gap.</summary>
    public const double ToleranceSquareMetres = 1;

    /// <summary>Mean earth radius, IUGG.</summary>
    private const double MetresPerDegree = 6_371_008.8 * Math.PI / 180;

    /// <summary>Over a district the earth is flat: a degree of longitude is as long as the shape's middle latitude makes it.</summary>
    public static double SquareMetres(Geometry shape) =>
        shape.IsEmpty ? 0 : shape.Area * MetresPerDegree * MetresPerDegree * Math.Cos(shape.EnvelopeInternal.Centre.Y * Math.PI / 180);

    public static Geometry Union(IEnumerable<Geometry> shapes) => OverlayNGRobust.Union(shapes.ToArray());

    public static double Overlap(Geometry one, Geometry other) => SquareMetres(OverlayNGRobust.Overlay(one, other, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection));

    public static double Beyond(Geometry shape, Geometry frame) => SquareMetres(OverlayNGRobust.Overlay(shape, frame, NetTopologySuite.Operation.Overlay.SpatialFunction.Difference));

    /// <summary>Pairs that share more land than the tolerance, of which at least one is asked about; each pair once.</summary>
    public static IEnumerable<(string Code, string Other, double SquareMetres)> Overlaps(IReadOnlyDictionary<string, Polygon> shapes, Func<string, bool> isAskedFor)
    {
        var tree = new STRtree<string>();
        foreach (var (code, shape) in shapes) tree.Insert(shape.EnvelopeInternal, code);
        tree.Build();
        foreach (var (code, shape) in shapes.Where(each => isAskedFor(each.Key)).OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            foreach (var other in tree.Query(shape.EnvelopeInternal).Where(each => each != code && (!isAskedFor(each) || string.CompareOrdinal(code, each) < 0)).Order(StringComparer.Ordinal))
            {
                if (!shape.Intersects(shapes[other]) || shape.Touches(shapes[other])) continue;
                var shared = Overlap(shape, shapes[other]);
                if (shared > ToleranceSquareMetres) yield return (code, other, shared);
            }
        }
    }
}
