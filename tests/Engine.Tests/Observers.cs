using System.Threading.Channels;
using GridOrleans.EngineTests.Grains;

namespace GridOrleans.EngineTests;

public sealed class Observers(EngineFixture fixture) : EngineTest(fixture)
{
    private IObservedGrain Grain => Grain<IObservedGrain>();

    [Fact]
    public async Task A_grain_pushes_to_its_observers()
    {
        var (first, second) = (new Listener(), new Listener());
        await Grain.Subscribe(Grains.CreateObjectReference<IListener>(first));
        await Grain.Subscribe(Grains.CreateObjectReference<IListener>(second));

        await Grain.Publish("news");

        Assert.Equal("news", await first.Next());
        Assert.Equal("news", await second.Next());
    }

    [Fact]
    public async Task An_observer_answers()
    {
        var listener = new Listener();
        await Grain.Subscribe(Grains.CreateObjectReference<IListener>(listener));

        Assert.Equal("heard: where?", await Grain.AskAll("where?"));
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task The_same_reference_is_the_same_observer_however_it_arrives()
    {
        var listener = new Listener();
        var reference = Grains.CreateObjectReference<IListener>(listener);

        Assert.Equal(1, await Grain.Subscribe(reference));
        Assert.Equal(1, await Grain.Subscribe(reference));
        Assert.Equal(0, await Grain.Unsubscribe(reference));
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task A_deleted_observer_hears_nothing_and_hurts_nobody()
    {
        var (gone, there) = (new Listener(), new Listener());
        var reference = Grains.CreateObjectReference<IListener>(gone);
        await Grain.Subscribe(reference);
        await Grain.Subscribe(Grains.CreateObjectReference<IListener>(there));
        Grains.DeleteObjectReference<IListener>(reference);

        await Grain.Publish("news");

        Assert.Equal("news", await there.Next());
        Assert.False(gone.HasNews);
    }

    [Fact]
    public async Task Who_asks_a_deleted_observer_waits_until_the_response_timeout()
    {
        var gone = new Listener();
        var reference = Grains.CreateObjectReference<IListener>(gone);
        Grains.DeleteObjectReference<IListener>(reference);

        var asking = reference.Ask("anybody?");
        await Engine.PassResponseTimeout();

        await Assert.ThrowsAsync<TimeoutException>(() => asking);
    }

    private sealed class Listener : IListener
    {
        private readonly Channel<string> _news = Channel.CreateUnbounded<string>();

        public bool HasNews => _news.Reader.TryPeek(out _);

        public async Task<string> Next() => await _news.Reader.ReadAsync().AsTask().WaitAsync(Stage.Patience);

        public Task Push(string news) => _news.Writer.WriteAsync(news).AsTask();

        public Task<string> Ask(string question) => Task.FromResult($"heard: {question}");
    }
}
