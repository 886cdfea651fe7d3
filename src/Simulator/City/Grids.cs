using NetTopologySuite.Geometries;
using NetTopologySuite.Triangulate;

namespace GridOrleans.Simulator.City;

/// <summary>A level-1 grid as land, before it has a code or a name.</summary>
internal sealed record GridCell(int Index, int Block, StreetIndex Street, Coordinate Site, Polygon Area);

/// <summary>
/// 269 level-1 grids whose polygons tile the district: the Voronoi cells of each block's sites. All lines (outline, river, main roads, cell
/// borders) are noded together once and turned into faces, so the two neighbours of a border hold the very same vertices.
/// </summary>
internal static class Grids
{
    /// <summary>劝学里: “将全区各类治理网格优化调整为269个”.</summary>
    public const int Count = 269;

    public static IReadOnlyList<GridCell> Tile(Ground ground, IReadOnlyList<Block> blocks, int seed)
    {
        var sites = Sites.Choose(blocks, Count, seed);
        var lines = blocks.SelectMany((block, i) => CellBorders(block.Area, sites[i]).Prepend(block.Area.ExteriorRing));
        var owners = sites.SelectMany((of, block) => of.Select(site => (Block: block, Site: site))).ToList();
        var pieces = owners.Select(_ => new List<Polygon>()).ToList();
        foreach (var face in Blocks.Faces(lines).Where(f => ground.Outline.Contains(f.InteriorPoint)))
        {
            pieces[OwnerOf(face, blocks, owners)].Add(face);
        }

        var areas = Join(pieces);
        return [.. owners.Select((owner, i) => new GridCell(i, owner.Block, blocks[owner.Block].Street, owner.Site, areas[i]))];
    }

    private static IEnumerable<Geometry> CellBorders(Polygon block, IReadOnlyList<Coordinate> sites)
    {
        if (sites.Count < 2)
        {
            return [];
        }

        var box = block.EnvelopeInternal.Copy();
        box.ExpandBy(2000);
        var voronoi = new VoronoiDiagramBuilder { ClipEnvelope = box };
        voronoi.SetSites([.. sites]);
        var cells = voronoi.GetDiagram(Projection.Factory);
        return Enumerable.Range(0, cells.NumGeometries)
            .Select(i => ((Polygon)cells.GetGeometryN(i)).ExteriorRing.Intersection(block));
    }

    /// <summary>A face belongs to the nearest site of its block: that is what a Voronoi cell is.</summary>
    private static int OwnerOf(Polygon face, IReadOnlyList<Block> blocks, List<(int Block, Coordinate Site)> owners)
    {
        var inside = face.InteriorPoint;
        var block = Enumerable.Range(0, blocks.Count).MinBy(b => blocks[b].Area.Distance(inside));
        return Enumerable.Range(0, owners.Count)
            .Where(i => owners[i].Block == block)
            .MinBy(i => owners[i].Site.Distance(inside.Coordinate));
    }

    /// <summary>One polygon per site. A bay of the outline can cut a cell in two: the smaller piece goes to the neighbour it shares most border with.</summary>
    private static List<Polygon> Join(List<List<Polygon>> pieces)
    {
        var areas = pieces.Select(p => p.MaxBy(piece => piece.Area)!).ToList();
        var strays = pieces.SelectMany((p, i) => p.Where(piece => piece != areas[i])).OrderByDescending(s => s.Area);
        foreach (var stray in strays)
        {
            var neighbour = Enumerable.Range(0, areas.Count).MaxBy(i => areas[i].Intersection(stray.ExteriorRing).Length);
            areas[neighbour] = (Polygon)areas[neighbour].Union(stray);
        }

        return areas;
    }
}
