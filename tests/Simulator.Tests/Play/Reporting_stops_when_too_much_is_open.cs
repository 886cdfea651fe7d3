using GridOrleans.Simulator.Citizens;
using GridOrleans.Simulator.Play;
using GridOrleans.Simulator.Tests.City;
using GridOrleans.Simulator.Wire;

namespace GridOrleans.Simulator.Tests.Play;

public sealed class Reporting_stops_when_too_much_is_open
{
    private const int Limit = 40;

    private readonly ManualTime time = new();
    private readonly FakeServer server;
    private readonly Tally tally = new();
    private readonly Floodgate floodgate = new(Limit);
    private readonly Acting acting;
    private readonly Reporting reporting;

    public Reporting_stops_when_too_much_is_open(TheDistrict district)
    {
        server = new FakeServer(time);
        var town = new Town(district.Plan);
        var api = new ApiClient(server.Client(), tally, _ => TimeSpan.FromSeconds(1), time);
        var keepsakes = new Keepsakes(10);
        acting = new Acting(town, new Cast(town, 1), new Watch(api, town, tally), api, floodgate, keepsakes, tally, time, 1);
        reporting = new Reporting(town, new Reports(town, 1, "run"), api, floodgate, keepsakes, tally, time, 60, 1);
    }

    [Fact]
    public async Task and_goes_on_when_there_is_less()
    {
        await TryToReport(5);
        Assert.Empty(Reports());
        Assert.Equal("waiting for the server", floodgate.Held(time.GetUtcNow()));

        for (var i = 0; i < Limit; i++)
        {
            server.Put(Rows.Dispatched(Guid.NewGuid(), "dept-water", time.GetUtcNow()));
        }

        await acting.Look(CancellationToken.None);
        await TryToReport(5);
        Assert.Empty(Reports());
        Assert.Contains($"limit {Limit}", floodgate.Held(time.GetUtcNow()));

        server.Clear();
        await acting.Look(CancellationToken.None);
        await TryToReport(5);
        await Pump.Until(() => tally.Accepted == 5);
        Assert.Equal(5, Reports().Select(r => (string)r.Json["operationId"]!).Distinct().Count());
    }

    [Fact]
    public void and_does_not_flap_around_the_limit()
    {
        floodgate.Counted(Limit, 0, time.GetUtcNow());
        floodgate.Counted(Limit - 1, 0, time.GetUtcNow());
        Assert.NotNull(floodgate.Held(time.GetUtcNow()));
        floodgate.Counted((Limit * 9 / 10) - 1, 0, time.GetUtcNow());
        Assert.Null(floodgate.Held(time.GetUtcNow()));
        floodgate.Counted(Limit - 1, 0, time.GetUtcNow());
        Assert.Null(floodgate.Held(time.GetUtcNow()));
    }

    [Fact]
    public void and_when_the_server_has_not_answered_for_a_while()
    {
        floodgate.Counted(1, 0, time.GetUtcNow());
        time.Advance(TimeSpan.FromSeconds(21));
        Assert.StartsWith("waiting: no answer for 21 s", floodgate.Held(time.GetUtcNow()));
    }

    private List<Received> Reports() => [.. server.Received.Where(r => r.Method == "POST" && r.Path == "/api/issues")];

    private async Task TryToReport(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await reporting.Arrive(CancellationToken.None);
        }
    }
}
