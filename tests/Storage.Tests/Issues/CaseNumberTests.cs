using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Issues;
using GridOrleans.Storage.Districts;
using GridOrleans.Storage.Issues;
using Microsoft.Extensions.DependencyInjection;

namespace GridOrleans.StorageTests.Issues;

/// <summary>Case numbers are unique over all processes and count from 1 each day of the district's own zone.</summary>
public sealed class CaseNumberTests : IAsyncLifetime
{
    private readonly GridDatabase database = new();

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await database.Get<DistrictImporter>().Import(SamplePlan.Whole, CancellationToken.None);
        await database.Get<DistrictStore>().Refresh(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Two_processes_never_give_the_same_number()
    {
        await using var other = GridDatabase.Wire(database.ConnectionString);
        await other.GetRequiredService<DistrictStore>().Refresh(CancellationToken.None);
        var now = new DateTimeOffset(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);
        ICaseNumbers[] processes = [database.Get<ICaseNumbers>(), other.GetRequiredService<ICaseNumbers>()];
        var numbers = await Task.WhenAll(Enumerable.Range(0, 3000).Select(index => Task.Run(async () => await processes[index % 2].Next(SamplePlan.District, now, CancellationToken.None))));
        Assert.Equal(3000, numbers.Distinct().Count());
        Assert.Contains("20261120-0001", numbers);
    }

    [Fact]
    public async Task The_day_is_the_districts()
    {
        var numbers = database.Get<ICaseNumbers>();
        var lastMinute = new DateTimeOffset(2026, 11, 21, 15, 59, 59, TimeSpan.Zero);
        Assert.Equal("20261121-0001", await numbers.Next(SamplePlan.District, lastMinute, CancellationToken.None));
        Assert.Equal("20261121-0002", await numbers.Next(SamplePlan.District, lastMinute, CancellationToken.None));
        Assert.Equal("20261122-0001", await numbers.Next(SamplePlan.District, lastMinute.AddSeconds(1), CancellationToken.None));
    }

    [Fact]
    public async Task Without_a_district_there_is_no_day()
    {
        using var numbers = new CaseNumbers(database.DataSource, new NoDistrict());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await numbers.Next(SamplePlan.District, DateTimeOffset.UnixEpoch, CancellationToken.None));
    }

    private sealed class NoDistrict : IDistricts
    {
        public IDistrictDirectory? Current => null;
    }
}
