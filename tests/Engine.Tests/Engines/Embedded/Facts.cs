using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.Json.Serialization;
using GridOrleans.EngineTests.Grains;
using GridOrleans.Harness;

namespace GridOrleans.EngineTests.Engines.Embedded;

/// <summary>What operators and the database see of the engine.</summary>
public sealed class Facts : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.Create();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task State_is_stored_as_the_products_own_JSON_under_the_grains_name()
    {
        await using var engine = await EngineUnderTest.StartAsync(_database.ConnectionString, options => options.StateJson = new(JsonSerializerDefaults.Web)
        {
            PropertyNamingPolicy = JsonNamingPolicy.KebabCaseUpper,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        });
        await engine.Grains.GetGrain<ILedgerGrain>("mine").Write("one");

        Assert.Equal("""ledger/mine/ledger {"ENTRIES":["one"]} 1""", await _database.Scalar<string>("SELECT grain_type || '/' || grain_key || '/' || state_name || ' ' || body || ' ' || version FROM embedded_grain_state"));
    }

    [Fact]
    public async Task Activations_and_refusals_are_counted_under_the_names_Orleans_uses()
    {
        await using var engine = await EngineUnderTest.StartAsync(_database.ConnectionString, options => options.MaxActivations = 2);
        using var watched = new MeterListener();
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, long>();
        watched.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Microsoft.Orleans" && instrument.Meter.Scope == engine.Services.GetService(typeof(IMeterFactory))) listener.EnableMeasurementEvents(instrument);
        };
        watched.SetMeasurementEventCallback<int>((instrument, value, _, _) => seen.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        watched.SetMeasurementEventCallback<long>((instrument, value, _, _) => seen.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        watched.Start();

        await engine.Grains.GetGrain<ILastingGrain>("1").Activation();
        await engine.Grains.GetGrain<ILastingGrain>("2").Activation();
        await Assert.ThrowsAsync<LimitExceededException>(() => engine.Grains.GetGrain<ILastingGrain>("3").Activation());
        watched.RecordObservableInstruments();

        Assert.Equal(2, seen["orleans-catalog-activations"]);
        Assert.Equal(2, seen["orleans-catalog-activation-created"]);
        Assert.Equal(1, seen["orleans-messaging-rejected"]);
        Assert.Equal(3, seen["orleans-messaging-sent-local"]);
    }
}
