namespace GridOrleans.EngineTests.Grains;

public interface IListener : IGrainObserver
{
    [OneWay]
    Task Push(string news);

    [ResponseTimeout("00:00:00.400")]
    Task<string> Ask(string question);
}

/// <summary>Keeps a set of listeners.</summary>
public interface IObservedGrain : IGrainWithStringKey
{
    Task<int> Subscribe(IListener listener);

    Task<int> Unsubscribe(IListener listener);

    Task Publish(string news);

    Task<string> AskAll(string question);
}

internal sealed class ObservedGrain : Grain, IObservedGrain
{
    private readonly HashSet<IListener> _listeners = [];

    public Task<int> Subscribe(IListener listener)
    {
        _listeners.Add(listener);
        return Task.FromResult(_listeners.Count);
    }

    public Task<int> Unsubscribe(IListener listener)
    {
        _listeners.Remove(listener);
        return Task.FromResult(_listeners.Count);
    }

    public Task Publish(string news) => Task.WhenAll(_listeners.Select(listener => listener.Push(news)));

    public async Task<string> AskAll(string question) => string.Join(",", await Task.WhenAll(_listeners.Select(listener => listener.Ask(question))));
}
