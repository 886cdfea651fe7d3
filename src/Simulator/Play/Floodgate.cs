namespace GridOrleans.Simulator.Play;

/// <summary>
/// Says when not to report: with too many issues open, or when the server has not told for a while how many there are. Opens again only
/// when a tenth has been worked off, so that it does not flap.
/// </summary>
public sealed class Floodgate(int mostOpen)
{
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(20);

    private readonly Lock gate = new();
    private DateTimeOffset? counted;
    private bool full;

    public int Open { get; private set; }

    public int Red { get; private set; }

    public void Counted(int open, int red, DateTimeOffset now)
    {
        lock (gate)
        {
            (Open, Red, counted) = (open, red, now);
            full = open >= mostOpen || (full && open >= mostOpen * 9 / 10);
        }
    }

    /// <summary>Why reporting stands still, for people; null = go on.</summary>
    public string? Held(DateTimeOffset now)
    {
        lock (gate)
        {
            return counted is null ? "waiting for the server"
                : now - counted > Stale ? $"waiting: no answer for {(now - counted.Value).TotalSeconds:0} s"
                : full ? $"holding: {Open} open, limit {mostOpen}"
                : null;
        }
    }
}
