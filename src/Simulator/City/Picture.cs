using System.Globalization;
using System.Text;
using GridOrleans.Contracts.Areas;

namespace GridOrleans.Simulator.City;

/// <summary>A plan drawn as an SVG in the desk's colours, to look at a district before importing it.</summary>
internal static class Picture
{
    private const double WidthPixels = 2400;

    public static string Draw(DistrictPlan plan)
    {
        var district = plan.Areas.First(a => a.Level == "district").Ring!;
        var (west, east) = (district.Min(p => p[0]), district.Max(p => p[0]));
        var (south, north) = (district.Min(p => p[1]), district.Max(p => p[1]));
        var scale = WidthPixels / (east - west);
        var stretch = 1 / Math.Cos(north * Math.PI / 180);
        var height = (north - south) * scale * stretch;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='-20 -20 {WidthPixels + 40} {height + 40:0}' font-family='sans-serif'>\n<rect x='-20' y='-20' width='100%' height='100%' fill='#ffffff'/>\n");

        string Points(IEnumerable<double[]> line) => string.Join(' ', line.Select(p =>
            string.Create(CultureInfo.InvariantCulture, $"{(p[0] - west) * scale:0.0},{(north - p[1]) * scale * stretch:0.0}")));
        void Shape(IEnumerable<double[]>? ring, string style)
        {
            if (ring is not null)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<polygon points='{Points(ring)}' {style}/>\n");
            }
        }

        void Line(IEnumerable<double[]> line, string style) =>
            svg.Append(CultureInfo.InvariantCulture, $"<polyline points='{Points(line)}' fill='none' stroke-linecap='round' stroke-linejoin='round' {style}/>\n");
        void Text(IReadOnlyList<double[]> ring, string text, int size) =>
            svg.Append(CultureInfo.InvariantCulture, $"<text x='{(ring.Average(p => p[0]) - west) * scale:0}' y='{(north - ring.Average(p => p[1])) * scale * stretch:0}' font-size='{size}' text-anchor='middle' fill='#16222A'>{text}</text>\n");

        Each(plan.Areas.Where(a => a.Level == "grid"), a => Shape(a.Ring, $"fill='{(a.GridKind == "dedicated" ? "#E4E8EC" : "#ECEFED")}' stroke='#DDE2E0'"));
        Each(plan.Scenery.Parks, p => Shape(p.Ring, "fill='#CFE3D2'"));
        Each(plan.Scenery.Water, w => Shape(w.Ring, "fill='#BFD9E6'"));
        foreach (var (kind, casing, fill) in new[] { ("minor", 6, 4.5), ("main", 11, 9) })
        {
            Each(plan.Scenery.Roads.Where(r => r.Class == kind), r => Line(r.Line, $"stroke='#CBD2D0' stroke-width='{casing}'"));
            Each(plan.Scenery.Roads.Where(r => r.Class == kind), r => Line(r.Line, string.Create(CultureInfo.InvariantCulture, $"stroke='#FFFFFF' stroke-width='{fill}'")));
        }

        Each(plan.Buildings, b => Shape(b.Ring, $"fill='{(b.EstateId is null ? "#B4BFC7" : "#C6CECC")}'"));
        Each(plan.Areas.Where(a => a.Level == "community"), a => Shape(a.Ring, "fill='none' stroke='#8D99A2' stroke-width='1' stroke-dasharray='6 4'"));
        Each(plan.Areas.Where(a => a.Level is "street" or "district"), a => Shape(a.Ring, "fill='none' stroke='#4C5B64' stroke-width='2.4'"));
        Each(plan.Areas.Where(a => a.Level == "community"), a => Text(a.Ring!, a.Name, 17));
        Each(plan.Areas.Where(a => a.Level == "street"), a => Text(a.Ring!, a.Name, 40));
        return svg.Append("</svg>\n").ToString();
    }

    private static void Each<T>(IEnumerable<T> all, Action<T> draw)
    {
        foreach (var one in all)
        {
            draw(one);
        }
    }
}
