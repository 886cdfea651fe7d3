namespace GridOrleans.CityDay.Tests.Driving;

/// <summary>What will happen when; at one moment in the order it was put down. The only clock of the day.</summary>
internal sealed class Agenda(DateTimeOffset start)
{
    private readonly PriorityQueue<Action, (long At, long Number)> waiting = new();
    private long numbers;

    public DateTimeOffset Now { get; private set; } = start;

    public void At(DateTimeOffset moment, Action what) => waiting.Enqueue(what, (Math.Max(moment.UtcTicks, Now.UtcTicks), numbers++));

    /// <summary>Until nothing is left, or the time is up.</summary>
    public void Run(DateTimeOffset until)
    {
        while (waiting.TryDequeue(out var what, out var when) && when.At <= until.UtcTicks)
        {
            Now = new(when.At, TimeSpan.Zero);
            what();
        }

        Now = until;
    }
}
