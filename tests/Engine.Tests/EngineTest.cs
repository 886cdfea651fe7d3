using GridOrleans.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace GridOrleans.EngineTests;

/// <summary>One running engine per test class, with a database of its own.</summary>
public sealed class EngineFixture : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public EngineUnderTest Engine { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.Create();
        Engine = await EngineUnderTest.StartAsync(_database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await _database.DisposeAsync();
    }
}

/// <summary>A test against the engine that this build was made for. Every test uses grains of its own: keys are new each time.</summary>
public abstract class EngineTest(EngineFixture fixture) : IClassFixture<EngineFixture>
{
    protected EngineUnderTest Engine => fixture.Engine;

    protected Stage Stage { get; } = fixture.Engine.Services.GetRequiredService<Stage>();

    protected IGrainFactory Grains => Engine.Grains;

    /// <summary>The key of this test's grain, and the start of its moments on the stage.</summary>
    protected string Key { get; } = Guid.NewGuid().ToString("N");

    protected T Grain<T>(string? key = null)
        where T : IGrainWithStringKey => Grains.GetGrain<T>(key ?? Key);

    protected Task Hear(string moment) => Stage.Hear($"{Key}:{moment}");

    protected void Say(string moment) => Stage.Say($"{Key}:{moment}");
}
