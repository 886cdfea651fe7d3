using System.Collections.Concurrent;

namespace GridOrleans.EngineTests;

/// <summary>
/// Where tests and the grains they watch meet: a grain says “I am here” and waits until the test lets it go on. So every test decides the order
/// of things itself and none has to sleep.
/// </summary>
public sealed class Stage
{
    /// <summary>How long anybody waits for anything before the test fails.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _moments = new();
    private readonly ConcurrentDictionary<string, int> _counts = new();

    /// <summary>One waiter for this moment, now or later, goes on.</summary>
    public void Say(string moment) => Moment(moment).Release();

    public async Task Hear(string moment)
    {
        if (!await Moment(moment).WaitAsync(Patience)) throw new TimeoutException($"Nobody said “{moment}” within {Patience}.");
    }

    /// <summary>True if it was said and not heard yet.</summary>
    public bool WasSaid(string moment) => Moment(moment).CurrentCount > 0;

    public int Count(string what) => _counts.AddOrUpdate(what, 1, (_, count) => count + 1);

    public int Counted(string what) => _counts.GetValueOrDefault(what);

    private SemaphoreSlim Moment(string name) => _moments.GetOrAdd(name, _ => new(0));
}
