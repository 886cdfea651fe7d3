namespace GridOrleans.EngineTests.Grains;

/// <summary>Each tick says “tick”.</summary>
public interface ITimerGrain : IGrainWithStringKey
{
    Task Start(TimeSpan due, TimeSpan period, bool isInterleaving);

    Task Change(TimeSpan due, TimeSpan period);

    Task Stop();

    /// <summary>The next tick holds: says “tick held”, waits for “tick go on”.</summary>
    Task HoldNextTick();

    Task FailNextTick();

    /// <summary>Says “held”, waits for “go on”.</summary>
    Task Hold();

    Task<int> Ticks();

    [AlwaysInterleave]
    Task<int> PeekTicks();

    Task End();
}

internal sealed class TimerGrain(Stage stage) : Grain, ITimerGrain
{
    private IGrainTimer? _timer;
    private bool _holds;
    private bool _fails;
    private int _ticks;

    private string Key => this.GetPrimaryKeyString();

    public Task Start(TimeSpan due, TimeSpan period, bool isInterleaving)
    {
        _timer = this.RegisterGrainTimer(Tick, "the state", new GrainTimerCreationOptions { DueTime = due, Period = period, Interleave = isInterleaving });
        return Task.CompletedTask;
    }

    public Task Change(TimeSpan due, TimeSpan period)
    {
        _timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task HoldNextTick()
    {
        _holds = true;
        return Task.CompletedTask;
    }

    public Task FailNextTick()
    {
        _fails = true;
        return Task.CompletedTask;
    }

    public async Task Hold()
    {
        stage.Say($"{Key}:held");
        await stage.Hear($"{Key}:go on");
    }

    public Task<int> Ticks() => Task.FromResult(_ticks);

    public Task<int> PeekTicks() => Task.FromResult(_ticks);

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        stage.Say($"{Key}:ended");
        return Task.CompletedTask;
    }

    private async Task Tick(string state, CancellationToken cancellationToken)
    {
        if (TaskScheduler.Current == TaskScheduler.Default || state != "the state") return;
        _ticks++;
        stage.Say($"{Key}:tick");
        if (_holds)
        {
            _holds = false;
            stage.Say($"{Key}:tick held");
            await stage.Hear($"{Key}:tick go on");
        }

        if (_fails)
        {
            _fails = false;
            throw new OddException("a tick that fails");
        }
    }
}
