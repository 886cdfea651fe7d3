using GridOrleans.Contracts.Areas;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;

namespace GridOrleans.Storage.Districts;

/// <summary>Point in polygon over the grids. On a shared border the lower code wins, so the answer is always the same.</summary>
internal sealed class GridIndex
{
    private readonly STRtree<(AreaPlan Grid, IPreparedGeometry Shape)> tree = new();

    public GridIndex(IEnumerable<AreaPlan> grids)
    {
        foreach (var grid in grids)
        {
            var polygon = Rings.Polygon(grid.Ring!);
            tree.Insert(polygon.EnvelopeInternal, (grid, PreparedGeometryFactory.Prepare(polygon)));
        }

        // Built now: the first query would build it, and two at once would not agree.
        tree.Build();
    }

    public AreaPlan? At(double longitude, double latitude)
    {
        var at = new Coordinate(longitude, latitude);
        var point = Rings.Factory.CreatePoint(at);
        AreaPlan? found = null;
        foreach (var (grid, shape) in tree.Query(new Envelope(at)))
        {
            if ((found is null || string.CompareOrdinal(grid.Code, found.Code) < 0) && shape.Covers(point)) found = grid;
        }

        return found;
    }
}
