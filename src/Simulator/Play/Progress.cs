using GridOrleans.Simulator.Wire;

namespace GridOrleans.Simulator.Play;

/// <summary>One line that says how it goes: rewritten each second in a terminal, a new one each 10 s elsewhere.</summary>
public sealed class Progress(Tally tally, Floodgate floodgate, TimeProvider time, TextWriter output, bool isTerminal)
{
    private string? refusalTold;

    public async Task Run(CancellationToken cancellation)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(isTerminal ? 1 : 10), time);
        while (await beat.WaitForNextTickAsync(cancellation))
        {
            Tell();
        }
    }

    public void Tell()
    {
        if (tally.LastRefusal is { } refusal && refusal != refusalTold)
        {
            output.WriteLine($"{(isTerminal ? "\r" : "")}refused: {refusal}");
            refusalTold = refusal;
        }

        var line = Line();
        output.Write(isTerminal ? $"\r{line,-118}" : line + output.NewLine);
        output.Flush();
    }

    public string Line()
    {
        var held = floodgate.Held(time.GetUtcNow());
        return $"{time.GetLocalNow():HH:mm:ss}  sent {tally.Sent}  accepted {tally.Accepted}  refused {tally.Refused}  failed {tally.Failed}"
            + $"  open {floodgate.Open}  red {floodgate.Red}  steps {tally.Steps}" + (held is null ? "" : $"  {held}");
    }
}
