using Bogus;
using NetTopologySuite.Geometries;

namespace GridOrleans.Simulator.City;

/// <param name="Class">“main” or “minor”, as in the plan's scenery.</param>
/// <param name="HalfWidthMetres">From the middle line to where building plots may begin.</param>
internal sealed record Road(string Name, string Class, LineString Line, double HalfWidthMetres);

internal sealed record Shape(string Name, Polygon Area);

/// <summary>
/// What was there before the grids: the outline, the river 澜河, the lake, the parks and the main roads. The river and three of the main
/// roads are also the borders of the streets, as they are in real districts.
/// </summary>
internal sealed class Ground
{
    /// <summary>Half of the district's extent: about 11 km by 8 km.</summary>
    private const double HalfWidth = 5500, HalfHeight = 4000;

    private const double RiverHalfWidth = 85;

    private Ground(int seed)
    {
        var draw = Draw.For(seed, "ground");
        Outline = MakeOutline(draw);
        RiverCourse = Course(draw, [(-2350, 4400), (-2620, 3500), (-2680, 2500), (-2250, 1500), (-1760, 600), (-1480, -350), (-1720, -1350), (-2150, -2300), (-2150, -3300), (-1900, -4500)]);
        var shores = RiverCourse.Buffer(RiverHalfWidth, 12);
        var lake = Blob(draw, "镜湖", 3150, 1030, 360, 270);
        Water = [new Shape("澜河", Largest(shores.Intersection(Outline))), lake];
        Parks =
        [
            Blob(draw, "孙村公园", 760, -2870, 330, 250), Blob(draw, "府前公园", 980, 2830, 330, 260),
            Blob(draw, "石桥湿地公园", -3080, -2950, 420, 280), Blob(draw, "镜湖公园", 3560, 640, 260, 190),
            Blob(draw, "东岭山公园", 4560, -640, 400, 520), Blob(draw, "望河公园", -3250, 1250, 260, 200),
            Blob(draw, "澜庭公园", -620, -820, 210, 170),
        ];
        WestEast = Course(draw, [(-6000, 330), (-4300, 520), (-2900, 470), (-1500, 330), (-300, 120), (900, -80), (2000, -150), (3200, 60), (4500, 330), (6000, 420)]);
        EastBorder = Course(draw, [(2350, 4500), (2280, 3200), (1960, 2050), (1850, 1000), (1980, 0), (2330, -1150), (2560, -2300), (2600, -3300), (2540, -4500)]);
        MainRoads = MakeMainRoads(draw);
        RiverRoads =
        [
            Riverside("澜河西路", Shift(RiverCourse, -175)), Riverside("澜河东路", Shift(RiverCourse, 175)),
        ];
    }

    public Polygon Outline { get; }

    public LineString RiverCourse { get; }

    /// <summary>府前西街 and 府前东街: parts the northern streets from the southern ones.</summary>
    public LineString WestEast { get; }

    /// <summary>迎宾大道: everything east of it is the park 科创园区.</summary>
    public LineString EastBorder { get; }

    public IReadOnlyList<Road> MainRoads { get; }

    public IReadOnlyList<Road> RiverRoads { get; }

    public IReadOnlyList<Shape> Water { get; }

    public IReadOnlyList<Shape> Parks { get; }

    public static Ground Make(int seed) => new(seed);

    /// <summary>How closely the town is built here, 1 in a centre, 0.3 at the edge: grids are smaller where more people live.</summary>
    public static double Density(double x, double y) =>
        0.30 + (0.42 * Hill(x, y, 350, 650, 1900)) + (0.38 * Hill(x, y, 650, -1350, 1700))
        + (0.26 * Hill(x, y, -3150, 1500, 1300)) + (0.22 * Hill(x, y, -3050, -1300, 1300)) + (0.20 * Hill(x, y, 3500, 900, 1500));

    public static Polygon Largest(Geometry geometry) =>
        Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).OfType<Polygon>().MaxBy(p => p.Area)
        ?? Projection.Factory.CreatePolygon();

    private List<Road> MakeMainRoads(Randomizer draw)
    {
        var north = Course(draw, [(-6000, 2150), (-4200, 2280), (-2600, 2180), (-900, 1960), (600, 2050), (2100, 2250), (3600, 2150), (6000, 1850)]);
        var south = Course(draw, [(-6000, -1700), (-4300, -1850), (-2600, -2080), (-900, -1980), (700, -1850), (2300, -2080), (3800, -2150), (6000, -1850)]);
        var west = Course(draw, [(-3850, 4500), (-3900, 3000), (-3760, 1500), (-3800, 300), (-3950, -1200), (-3850, -2600), (-3900, -4500)]);
        var middle = Course(draw, [(-380, 4600), (-300, 3000), (-60, 1700), (230, 500), (180, -700), (-60, -1800), (60, -3000), (250, -4600)]);
        var east = Course(draw, [(4120, 4500), (4020, 3000), (3960, 1900), (4080, 900), (4020, -200), (3820, -1300), (3900, -2500), (4150, -4500)]);
        return
        [
            Avenue("府前西街", Part(WestEast, c => c.X < -1500)), Avenue("府前东街", Part(WestEast, c => c.X >= -1600)),
            Avenue("迎宾大道", EastBorder), Avenue("北环路", north), Avenue("南环路", south),
            Avenue("石桥北路", Part(west, c => c.Y > 380)), Avenue("石桥南路", Part(west, c => c.Y <= 480)),
            Avenue("澜庭大道", middle), Avenue("科创大道", east),
        ];
    }

    private static Road Avenue(string name, LineString line) => new(name, "main", line, 26);

    private static Road Riverside(string name, LineString line) => new(name, "minor", line, 14);

    /// <summary>An organic outline: fuller than an ellipse, with bays and spurs.</summary>
    private static Polygon MakeOutline(Randomizer draw)
    {
        const int knots = 44;
        var phases = Enumerable.Range(0, 4).Select(_ => draw.Double(0, 2 * Math.PI)).ToArray();
        return Curve.Closed([.. Enumerable.Range(0, knots).Select(i =>
        {
            var angle = 2 * Math.PI * i / knots;
            var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
            var full = Math.Pow(Math.Pow(Math.Abs(cos), 2.7) + Math.Pow(Math.Abs(sin), 2.7), -1 / 2.7);
            var bays = 1 + (0.022 * Math.Sin((2 * angle) + phases[0])) + (0.026 * Math.Sin((3 * angle) + phases[1]))
                + (0.020 * Math.Sin((7 * angle) + phases[2])) + (0.012 * Math.Sin((11 * angle) + phases[3])) + draw.Double(-0.012, 0.012);
            return new Coordinate(HalfWidth * full * bays * cos * 0.95, HalfHeight * full * bays * sin * 0.95);
        })]);
    }

    private static LineString Course(Randomizer draw, (double X, double Y)[] through) =>
        Curve.Open([.. through.Select(p => new Coordinate(p.X + draw.Double(-60, 60), p.Y + draw.Double(-60, 60)))]);

    private static Shape Blob(Randomizer draw, string name, double x, double y, double rx, double ry)
    {
        const int knots = 11;
        return new Shape(name, Curve.Closed([.. Enumerable.Range(0, knots).Select(i =>
        {
            var angle = 2 * Math.PI * i / knots;
            var reach = draw.Double(0.8, 1.12);
            return new Coordinate(x + (rx * reach * Math.Cos(angle)), y + (ry * reach * Math.Sin(angle)));
        })]));
    }

    private static LineString Shift(LineString line, double metres) =>
        Projection.Factory.CreateLineString([.. line.Coordinates.Select(c => new Coordinate(c.X + metres, c.Y))]);

    private static LineString Part(LineString line, Func<Coordinate, bool> keep) =>
        Projection.Factory.CreateLineString([.. line.Coordinates.Where(keep)]);

    private static double Hill(double x, double y, double atX, double atY, double reach) =>
        Math.Exp(-(((x - atX) * (x - atX)) + ((y - atY) * (y - atY))) / (2 * reach * reach));
}
