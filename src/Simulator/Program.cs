using System.Runtime.InteropServices;
using System.Text.Json;
using GridOrleans.Simulator;
using GridOrleans.Simulator.City;
using GridOrleans.Simulator.Play;

const string Usage = """
    GridOrleans.Simulator city    --out FILE [--seed 2341]        write the invented district as a plan
    GridOrleans.Simulator picture --plan FILE --out FILE.svg      draw a plan
    GridOrleans.Simulator run     --plan FILE --url http://HOST:PORT
                                  [--rate 12/min] [--seed 2341] [--for 10m] [--most-open 400]
                                                                  play its people against a running server until Ctrl-C
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
        case "run":
            await Play(new Options(args[1..], "plan", "url", "rate", "seed", "for", "most-open"));
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
catch (Exception outside) when (outside is IOException or UnauthorizedAccessException or InvalidDataException or JsonException)
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

static async Task Play(Options options)
{
    var run = new RunOptions(
        options.Address("url"), options.PerMinute("rate", 12), options.Whole("seed", 2341), options.Span("for"), options.Whole("most-open", 400));
    var plan = PlanFile.Read(options.Text("plan"));
    using var stop = new CancellationTokenSource();
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    Console.WriteLine($"{plan.Name}: {run.PerMinute:0.##} reports a minute to {run.Url}, seed {run.Seed}.");
    await Run.Live(plan, run, Console.Out, isTerminal: !Console.IsOutputRedirected, stop.Token);

    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stop.Cancel();
    }
}
