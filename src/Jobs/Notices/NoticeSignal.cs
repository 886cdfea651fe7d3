using System.Threading.Channels;

namespace GridOrleans.Jobs.Notices;

/// <summary>“There is something to send”, said within this process; a hint that saves waiting, nothing more.</summary>
public sealed class NoticeSignal
{
    private readonly Channel<bool> raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => raised.Writer.TryWrite(true);

    /// <summary>Completes when raised, at the latest after <paramref name="atMost"/>.</summary>
    public async Task Wait(TimeSpan atMost, TimeProvider time, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await raised.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Nobody said anything; it is time to look anyway.
        }
    }
}
