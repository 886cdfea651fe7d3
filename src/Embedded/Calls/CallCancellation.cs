namespace GridOrleans.Embedded.Calls;

/// <summary>
/// Carries a caller's cancellation to the callee: the caller is released at once, a call still queued is dropped, and a callee under way
/// sees its own token cancelled in a turn of its activation, never on the caller's thread.
/// </summary>
internal sealed class CallCancellation : IDisposable
{
    private readonly CancellationTokenSource _callee = new();
    private readonly CancellationTokenRegistration _registration;
    private TaskScheduler? _running;

    public CallCancellation(Call call, CancellationToken caller)
    {
        _registration = caller.UnsafeRegister((_, token) => Cancel(call, token), null);
    }

    public CancellationToken OfCallee => _callee.Token;

    /// <summary>From now on a cancellation has to be told to the callee. Called before the last look whether the call is settled.</summary>
    public void StartsOn(TaskScheduler scheduler) => Interlocked.Exchange(ref _running, scheduler);

    public void Dispose() => _registration.Dispose();

    private void Cancel(Call call, CancellationToken token)
    {
        call.Cancel(token);
        if (Interlocked.CompareExchange(ref _running, null, null) is not { } scheduler) return;
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Factory.StartNew(_callee.Cancel, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler);
        }
    }
}
