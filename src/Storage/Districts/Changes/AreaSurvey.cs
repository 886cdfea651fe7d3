using GridOrleans.Contracts.Areas;
using NetTopologySuite.Geometries;

namespace GridOrleans.Storage.Districts.Changes;

/// <summary>A drawn tree under survey: siblings that overlap, land of a parent in no child, children beyond their parent.</summary>
internal sealed class AreaSurvey
{
    private readonly IReadOnlyDictionary<string, AreaPlan> areas;
    private readonly Dictionary<string, Polygon> shapes = [];

    public AreaSurvey(IReadOnlyDictionary<string, AreaPlan> areas)
    {
        this.areas = areas;
        foreach (var (code, area) in areas)
        {
            if (area.Ring is { } ring && Rings.FaultOf(ring) is null) shapes[code] = Rings.Polygon(ring);
        }
    }

    /// <summary>Areas of one level share no land.</summary>
    public IEnumerable<AreaFinding> Overlaps(Func<string, bool> isAskedFor) => areas.Values.Select(area => area.Level).Distinct()
        .SelectMany(level => Surveys.Overlaps(shapes.Where(shape => areas[shape.Key].Level == level).ToDictionary(), isAskedFor))
        .Select(pair => new AreaFinding("overlap", pair.Code, pair.Other, Math.Round(pair.SquareMetres, 1)));

    /// <summary>Of the parents asked for that are drawn and whose children are all drawn.</summary>
    public IEnumerable<AreaFinding> GapsAndOutsides(Func<string, bool> isAskedFor)
    {
        foreach (var family in areas.Values.Where(area => area.ParentCode is not null).GroupBy(area => area.ParentCode!).OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            if (!isAskedFor(family.Key) || !shapes.TryGetValue(family.Key, out var parent) || !family.All(child => shapes.ContainsKey(child.Code))) continue;
            var gap = Surveys.Beyond(parent, Surveys.Union(family.Select(child => shapes[child.Code])));
            if (gap > Surveys.ToleranceSquareMetres) yield return new("gap", family.Key, null, Math.Round(gap, 1));
            foreach (var child in family.OrderBy(child => child.Code, StringComparer.Ordinal))
            {
                var outside = parent.Covers(shapes[child.Code]) ? 0 : Surveys.Beyond(shapes[child.Code], parent);
                if (outside > Surveys.ToleranceSquareMetres) yield return new("outside", child.Code, family.Key, Math.Round(outside, 1));
            }
        }
    }

    /// <summary>The union of drawn areas as one ring, counter-clockwise; null = it is not one piece without holes.</summary>
    public IReadOnlyList<double[]>? UnionOf(IEnumerable<string> codes)
    {
        var parts = codes.Select(shapes.GetValueOrDefault).ToArray();
        if (parts.Length == 0 || parts.Any(part => part is null)) return null;
        return Surveys.Union(parts!) is Polygon { NumInteriorRings: 0 } whole ? Rings.Of(whole) : null;
    }
}
