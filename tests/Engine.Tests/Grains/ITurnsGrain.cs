namespace GridOrleans.EngineTests.Grains;

/// <summary>A grain that can be held in the middle of a call.</summary>
public interface ITurnsGrain : IGrainWithStringKey
{
    /// <summary>Which activation of this key this is, counted from 1.</summary>
    Task<int> Activation();

    /// <summary>Reads the sum, awaits, writes the sum: loses an addition if another call runs in between.</summary>
    Task AddSlowly(int amount);

    Task<int> Sum();

    /// <summary>Says “held”, waits for “go on”, says “done” and adds one.</summary>
    Task Hold();

    [ResponseTimeout("00:00:00.400")]
    Task HoldBriefly();

    [ResponseTimeout("00:00:00.400")]
    Task AddBriefly();

    /// <summary>Like <see cref="Hold"/>, with moments “one-way held”, “one-way go on”, “one-way done”.</summary>
    [OneWay]
    Task HoldOneWay();

    [OneWay]
    Task FailOneWay();

    [AlwaysInterleave]
    Task<int> Peek();

    [AlwaysInterleave]
    Task HoldBeside();

    /// <summary>Whether each of several kinds of await came back to the activation.</summary>
    Task<bool> StaysOnItsActivation();

    /// <summary>Whether work that a thread outside hands to this activation and waits for is done by another thread than that one.</summary>
    Task<bool> IsEnteredOnlyByItsOwnTurns();

    /// <summary>Whether code after ConfigureAwait(false) is off the activation, and code after it in the caller on it again.</summary>
    Task<bool> MayLeaveItsActivation();
}

[Reentrant]
internal sealed class ReentrantGrain(Stage stage) : TurnsGrain(stage), IReentrantGrain;

public interface IReentrantGrain : ITurnsGrain;

internal sealed class PlainGrain(Stage stage) : TurnsGrain(stage), IPlainGrain;

public interface IPlainGrain : ITurnsGrain;

internal abstract class TurnsGrain(Stage stage) : Grain
{
    private int _activation;
    private int _sum;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _activation = stage.Count($"{this.GetPrimaryKeyString()}:activations");
        return Task.CompletedTask;
    }

    public Task<int> Activation() => Task.FromResult(_activation);

    public async Task AddSlowly(int amount)
    {
        var before = _sum;
        await Task.Yield();
        _sum = before + amount;
    }

    public Task<int> Sum() => Task.FromResult(_sum);

    public Task<int> Peek() => Task.FromResult(_sum);

    public Task Hold() => Wait("");

    public Task HoldBriefly() => Wait("");

    public Task HoldOneWay() => Wait("one-way ");

    public Task HoldBeside() => Wait("beside ");

    public Task FailOneWay() => throw new InvalidOperationException("Nobody hears this.");

    public Task AddBriefly()
    {
        _sum++;
        return Task.CompletedTask;
    }

    public async Task<bool> StaysOnItsActivation()
    {
        var home = TaskScheduler.Current;
        if (home == TaskScheduler.Default) return false;
        await Task.Yield();
        if (TaskScheduler.Current != home) return false;
        await Task.Run(() => { });
        if (TaskScheduler.Current != home) return false;
        await Task.WhenAll(Task.Run(Task.Yield), Task.CompletedTask);
        if (TaskScheduler.Current != home) return false;
        await GrainFactory.GetGrain<IPlainGrain>($"{this.GetPrimaryKeyString()}-other").Sum();
        return TaskScheduler.Current == home;
    }

    public Task<bool> IsEnteredOnlyByItsOwnTurns()
    {
        var home = TaskScheduler.Current;
        return Task.Run(() =>
        {
            var worker = 0;
            new Task(() => worker = Environment.CurrentManagedThreadId).RunSynchronously(home);
            return worker != Environment.CurrentManagedThreadId;
        });
    }

    public async Task<bool> MayLeaveItsActivation()
    {
        var home = TaskScheduler.Current;
        var left = await Leave(home);
        return left && TaskScheduler.Current == home;

        static async Task<bool> Leave(TaskScheduler home)
        {
            var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var open = Task.Run(gate.SetResult);
            await gate.Task.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            await open.ConfigureAwait(false);
            return TaskScheduler.Current != home;
        }
    }

    private async Task Wait(string which)
    {
        var key = this.GetPrimaryKeyString();
        stage.Say($"{key}:{which}held");
        await stage.Hear($"{key}:{which}go on");
        _sum++;
        stage.Say($"{key}:{which}done");
    }
}
