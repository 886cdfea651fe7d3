using GridOrleans.Api.Access;
using GridOrleans.Contracts.Grains;

namespace GridOrleans.Api.Live;

/// <summary>The way out to one connection.</summary>
public interface ILine
{
    /// <summary>Completes when the connection has taken the message; as long as that takes, the viewer gets nothing else.</summary>
    Task Send(string method, object message, CancellationToken cancellation);

    void Abort();
}

/// <summary>
/// One connection and what it watches. While a message is on its way out, everything that follows is merged into one waiting message per
/// topic: a slow reader holds a bounded amount, keeps nobody waiting, and gets the latest picture when it reads again.
/// </summary>
public sealed class Viewer(string id, Account account, ILine line, LiveOptions options, TimeProvider time, LiveMetrics metrics)
{
    private readonly Lock gate = new();
    private readonly List<Watch> watches = [];
    private bool isPumping;
    private bool isClosed;

    public string Id => id;

    public Account Account => account;

    /// <summary>Completes when nothing is on its way out.</summary>
    public Task Pumping { get; private set; } = Task.CompletedTask;

    /// <summary>Begins a topic, or begins it anew. False = it would be one too many.</summary>
    public bool Add(Watch watch, FeedPosition? position)
    {
        lock (gate)
        {
            var known = watches.FindIndex(each => each.Topic == watch.Topic);
            if (known < 0 && watches.Count >= options.MaxTopicsPerConnection) return false;
            watch.StartAt(position);
            if (known < 0) watches.Add(watch);
            else watches[known] = watch;
            return true;
        }
    }

    /// <summary>Ends a topic: “wall”, “desk”, “unit/…”, “issue/…”; the bare word ends all of its kind.</summary>
    public void Remove(string topic)
    {
        lock (gate) watches.RemoveAll(each => each.Topic == topic || each.Topic.StartsWith(topic + "/", StringComparison.Ordinal));
    }

    public void Offer(FeedNews news)
    {
        lock (gate)
        {
            if (isClosed) return;
            foreach (var watch in watches)
            {
                if (watch.Offer(news)) metrics.Merged();
            }

            if (isPumping || !watches.Exists(watch => watch.IsWaiting)) return;
            isPumping = true;

            // On the pool: who offers must not wait for anybody's socket.
            Pumping = Task.Run(Pump);
        }
    }

    public void Close()
    {
        lock (gate)
        {
            isClosed = true;
            watches.Clear();
        }
    }

    /// <summary>Cuts the connection; its screen comes back by itself.</summary>
    public void Cut()
    {
        Close();
        metrics.Cut();
        line.Abort();
    }

    private async Task Pump()
    {
        try
        {
            while (Next() is var (method, message))
            {
                var sending = line.Send(method, message, CancellationToken.None);
                if (!sending.IsCompletedSuccessfully) await sending.WaitAsync(options.SendTimeout, time);
                metrics.Sent();
            }
        }
        catch (Exception)
        {
            // Not taken in time, or the connection is gone: either way there is no frame after a lost one.
            Cut();
        }
    }

    private (string Method, object Message)? Next()
    {
        lock (gate)
        {
            var index = watches.FindIndex(watch => watch.IsWaiting);
            isPumping = index >= 0;
            if (!isPumping) return null;

            // To the end of the line, so that a lively topic does not starve the others.
            var watch = watches[index];
            watches.RemoveAt(index);
            watches.Add(watch);
            return (watch.Method, watch.Take());
        }
    }
}
