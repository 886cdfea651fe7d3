using GridOrleans.Storage;

namespace GridOrleans.StorageTests;

public sealed class OptionsTests
{
    [Fact]
    public void The_defaults_are_good() => Assert.Empty(new StorageOptions().Problems());

    [Fact]
    public void A_setting_out_of_its_range_stops_the_start_and_is_named()
    {
        var refusal = Assert.Throws<ArgumentException>(() => StorageDatabase.Open("Host=localhost", new StorageOptions { CommitBatch = 0, ClockPeriod = TimeSpan.Zero }));
        Assert.Contains("CommitBatch", refusal.Message);
        Assert.Contains("ClockPeriod", refusal.Message);
    }
}
