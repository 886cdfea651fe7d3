using GridOrleans.EngineTests.Grains;
using GridOrleans.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace GridOrleans.EngineTests.Engines.Embedded;

/// <summary>Two processes that both ran the grains of one database would have two activations of each.</summary>
public sealed class OneProcess : IAsyncLifetime
{
    private const string Holders = "FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory' AND a.datname = current_database()";
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.Create();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_second_process_on_the_same_database_refuses_to_start_and_says_why()
    {
        await using var first = await EngineUnderTest.StartAsync(_database.ConnectionString);
        await using var second = EngineUnderTest.Create(_database.ConnectionString, options => options.LockWait = TimeSpan.Zero);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(second.StartAsync);

        Assert.Contains("Another process already runs the grains on this database", refusal.Message);
        Assert.Contains("Engine=Orleans", refusal.Message);
        await Assert.ThrowsAsync<SiloUnavailableException>(() => second.Grains.GetGrain<IPlainGrain>("x").Sum());
        Assert.Equal(0, await first.Grains.GetGrain<IPlainGrain>("x").Sum());
    }

    [Fact]
    public async Task When_the_first_has_stopped_the_next_may_start()
    {
        await using (await EngineUnderTest.StartAsync(_database.ConnectionString))
        {
        }

        await using var next = await EngineUnderTest.StartAsync(_database.ConnectionString, options => options.LockWait = TimeSpan.Zero);
        Assert.Equal(0, await next.Grains.GetGrain<IPlainGrain>("x").Sum());
    }

    [Fact]
    public async Task A_lock_lost_with_its_connection_is_taken_again()
    {
        await using var engine = await EngineUnderTest.StartAsync(_database.ConnectionString);
        var before = await _database.Scalar<int>($"SELECT a.pid {Holders}");

        await _database.Scalar<bool>($"SELECT pg_terminate_backend({before})");

        await Eventually.IsTrue("the lock to be held by another session", async () => await _database.Scalar<int>($"SELECT a.pid {Holders}") is var now && now != 0 && now != before);
        Assert.Equal(0, await engine.Grains.GetGrain<IPlainGrain>("x").Sum());
    }

    [Fact]
    public async Task A_lock_lost_to_another_process_stops_the_host()
    {
        await using var engine = await EngineUnderTest.StartAsync(_database.ConnectionString);
        var stopping = new TaskCompletionSource();
        engine.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);
        await using var other = new NpgsqlConnection(_database.ConnectionString);
        await other.OpenAsync();
        await using var waitForIt = new NpgsqlCommand("SELECT pg_advisory_lock(1198680420, 1)", other);
        var taking = waitForIt.ExecuteNonQueryAsync();
        await Eventually.IsTrue("the other session to wait for the lock", async () => await _database.Scalar<long>($"SELECT count(*) {Holders} AND NOT l.granted") == 1);

        await _database.Scalar<bool>($"SELECT pg_terminate_backend((SELECT a.pid {Holders} AND l.granted))");
        await taking;

        await stopping.Task.WaitAsync(Stage.Patience);
        await Assert.ThrowsAsync<SiloUnavailableException>(() => engine.Grains.GetGrain<IPlainGrain>("x").Sum());
    }
}
