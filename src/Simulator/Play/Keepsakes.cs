namespace GridOrleans.Simulator.Play;

/// <summary>The links reporters got, kept until they have rated; the oldest are thrown away when there are too many.</summary>
public sealed class Keepsakes(int most)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, string> tokens = [];
    private readonly Queue<Guid> oldestFirst = new();

    public int Count
    {
        get
        {
            lock (gate)
            {
                return tokens.Count;
            }
        }
    }

    public void Keep(Guid issueId, string trackToken)
    {
        lock (gate)
        {
            if (tokens.TryAdd(issueId, trackToken))
            {
                oldestFirst.Enqueue(issueId);
            }

            while (oldestFirst.Count > most)
            {
                tokens.Remove(oldestFirst.Dequeue());
            }
        }
    }

    /// <summary>Gives the link away; a second time there is none.</summary>
    public string? Take(Guid issueId)
    {
        lock (gate)
        {
            return tokens.Remove(issueId, out var token) ? token : null;
        }
    }
}
