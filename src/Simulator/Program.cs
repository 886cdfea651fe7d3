using GridOrleans.Simulator;
using GridOrleans.Simulator.City;

const string Usage = """
    GridOrleans.Simulator city    --out FILE [--seed 2341]        write the invented district as a plan
    GridOrleans.Simulator picture --plan FILE --out FILE.svg      draw a plan
    """;

try
{
    switch (args.FirstOrDefault())
    {
        case "city":
            City(new Options(args[1..], "seed", "out"));
            return 0;
        case "picture":
            DrawPlan(new Options(args[1..], "plan", "out"));
            return 0;
        case "help" or "--help" or "-h":
            Console.WriteLine(Usage);
            return 0;
        default:
            Console.Error.WriteLine(Usage);
            return 2;
    }
}
catch (OptionException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}
catch (Exception outside) when (outside is IOException or UnauthorizedAccessException or InvalidDataException)
{
    Console.Error.WriteLine(outside.Message);
    return 1;
}

static void City(Options options)
{
    var (seed, file) = (options.Whole("seed", 2341), options.Text("out"));
    var plan = District.Plan(seed);
    File.WriteAllBytes(file, PlanFile.Write(plan));
    Console.WriteLine(
        $"{plan.Name} {plan.Code}, seed {seed}: {plan.Areas.Count(a => a.Level == "grid")} grids, {plan.Estates.Count} estates, "
        + $"{plan.Buildings.Count} buildings, {plan.Units.Count} units, {plan.Persons.Count} persons -> {file}");
}

static void DrawPlan(Options options)
{
    var (plan, file) = (PlanFile.Read(options.Text("plan")), options.Text("out"));
    File.WriteAllText(file, Picture.Draw(plan));
    Console.WriteLine($"{plan.Name} -> {file}");
}
