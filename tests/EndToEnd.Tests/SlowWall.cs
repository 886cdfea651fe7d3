using GridOrleans.Contracts.Wall;
using GridOrleans.Domain.Access;

namespace GridOrleans.EndToEnd;

/// <summary>A wall that stopped reading must not cost the others anything.</summary>
public sealed class SlowWall
{
    [Fact]
    public async Task Walls_that_never_read_do_not_keep_frames_from_one_that_does()
    {
        await using var city = await Installation.Start(drillDivisor: 60);
        var token = city.District.Token(Role.Display).Token;
        var paused = new List<HubViewer>();
        for (var number = 0; number < 10; number++) paused.Add(await HubViewer.Watch(city.Silo.Url, token, "WatchWall", isReading: false));
        await using var reading = await HubViewer.Watch(city.Silo.Url, token, "WatchWall");
        await reading.Next<WallFrame>("wall");

        using var resident = city.Resident;
        for (var number = 0; number < 60; number++)
        {
            var view = await resident.Report(city.District.DepartmentCategory, city.District.Plan.Buildings[number * 7]);
            await Eventually.IsTrue("the report on the reading wall", async () =>
                (await reading.Next<WallFrame>("wall")).Arrivals.Any(arrival => arrival.IssueId == view.Row.Id));
        }

        foreach (var viewer in paused) await viewer.DisposeAsync();
    }
}
