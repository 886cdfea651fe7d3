namespace GridOrleans.EngineTests.Grains;

public interface IPatientGrain : IGrainWithStringKey
{
    /// <summary>Says “waiting”, then waits for ever unless cancelled; then says “cancelled here” or “cancelled elsewhere”: on its activation or off it.</summary>
    Task WaitForEver(CancellationToken cancellationToken);

    Task<int> Count(CancellationToken cancellationToken);

    Task Hold();

    Task<int> Counted();
}

internal sealed class PatientGrain(Stage stage) : Grain, IPatientGrain
{
    private int _counted;

    private string Key => this.GetPrimaryKeyString();

    public async Task WaitForEver(CancellationToken cancellationToken)
    {
        var home = TaskScheduler.Current;
        await using var told = cancellationToken.Register(() => stage.Say($"{Key}:cancelled {(TaskScheduler.Current == home ? "here" : "elsewhere")}"));
        stage.Say($"{Key}:waiting");
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    public Task<int> Count(CancellationToken cancellationToken) => Task.FromResult(++_counted);

    public async Task Hold()
    {
        stage.Say($"{Key}:held");
        await stage.Hear($"{Key}:go on");
    }

    public Task<int> Counted() => Task.FromResult(_counted);
}
