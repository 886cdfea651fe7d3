using GridOrleans.Storage;
using GridOrleans.Storage.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GridOrleans.StorageTests.Time;

/// <summary>Server time is the database's: never ahead of it, whatever the local clock does.</summary>
public sealed class DatabaseClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);

    private readonly HandClock hand = new();

    [Fact]
    public void There_is_no_time_before_the_first_measurement()
    {
        var clock = new DatabaseClock(hand);
        Assert.False(clock.IsMeasured);
        Assert.Throws<InvalidOperationException>(() => clock.GetUtcNow());
    }

    [Fact]
    public async Task Time_goes_on_from_the_answer_counted_from_when_it_was_here()
    {
        var clock = new DatabaseClock(hand);
        await Measure(clock, there: TimeSpan.FromMilliseconds(30), Noon, back: TimeSpan.FromMilliseconds(40));
        Assert.True(clock.Measured.IsCompletedSuccessfully);
        Assert.Equal(Noon, clock.GetUtcNow());
        hand.Advance(TimeSpan.FromSeconds(1));
        Assert.InRange(clock.GetUtcNow(), Noon + TimeSpan.FromMilliseconds(999), Noon + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_quicker_answer_brings_the_estimate_nearer_and_a_slower_one_does_not_take_it_back()
    {
        var clock = new DatabaseClock(hand);
        await Measure(clock, TimeSpan.Zero, Noon, back: TimeSpan.FromMilliseconds(40));
        await Measure(clock, TimeSpan.Zero, Noon + TimeSpan.FromMilliseconds(40), back: TimeSpan.Zero);
        Assert.Equal(Noon + TimeSpan.FromMilliseconds(40), clock.GetUtcNow());
        await Measure(clock, TimeSpan.Zero, Noon + TimeSpan.FromMilliseconds(40), back: TimeSpan.FromMilliseconds(80));
        Assert.InRange(clock.GetUtcNow(), Noon + TimeSpan.FromMilliseconds(119), Noon + TimeSpan.FromMilliseconds(120));
    }

    /// <summary>Random round trips against a database clock that runs a little slower than ours: the estimate is never ahead and never goes back.</summary>
    [Fact]
    public async Task The_estimate_is_never_ahead_and_never_goes_back()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var clock = new DatabaseClock(hand);
        var last = DateTimeOffset.MinValue;
        for (var round = 0; round < 5_000; round++)
        {
            if (round == 0 || random.Next(20) == 0)
            {
                hand.Advance(Some(random, 20));
                var answer = Truth();
                await Measure(clock, TimeSpan.Zero, answer, back: Some(random, 20));
            }

            var now = clock.GetUtcNow();
            Assert.True(now <= Truth(), $"seed {seed}, round {round}: {now:O} is ahead of {Truth():O}");
            Assert.True(now >= last, $"seed {seed}, round {round}: {now:O} is before {last:O}");
            Assert.Equal(0, now.Ticks % TimeSpan.TicksPerMicrosecond);
            last = now;
            hand.Advance(Some(random, 500));
        }

        DateTimeOffset Truth() => Noon + hand.Elapsed * (1 - 0.0003);
    }

    [Fact]
    public async Task A_database_clock_set_back_by_a_little_is_waited_out_and_by_much_is_followed()
    {
        var clock = new DatabaseClock(hand);
        await Measure(clock, TimeSpan.Zero, Noon, TimeSpan.Zero);
        Assert.Equal(Noon, clock.GetUtcNow());

        await Measure(clock, TimeSpan.Zero, Noon - TimeSpan.FromMilliseconds(500), TimeSpan.Zero);
        Assert.Equal(Noon, clock.GetUtcNow());
        hand.Advance(TimeSpan.FromMilliseconds(400));
        Assert.Equal(Noon, clock.GetUtcNow());
        hand.Advance(TimeSpan.FromMilliseconds(200));
        Assert.True(clock.GetUtcNow() > Noon);

        await Measure(clock, TimeSpan.Zero, Noon - TimeSpan.FromHours(1), TimeSpan.Zero);
        Assert.Equal(Noon - TimeSpan.FromHours(1), clock.GetUtcNow());
    }

    [Fact]
    public async Task Against_a_real_database_it_is_never_ahead()
    {
        await using var database = await GridDatabase.Create();
        await using var process = GridDatabase.Wire(database.ConnectionString, new StorageOptions { ClockPeriod = TimeSpan.FromMilliseconds(20) });
        var keeper = process.GetServices<IHostedService>().OfType<DatabaseClockKeeper>().Single();
        await keeper.StartAsync(CancellationToken.None);
        var clock = process.GetRequiredService<TimeProvider>();
        for (var round = 0; round < 500; round++)
        {
            // Asked before the database is: if it is not ahead then, it was not ahead.
            var estimate = clock.GetUtcNow();
            DateTimeOffset truth = await database.Scalar<DateTime>("select clock_timestamp()");
            Assert.True(estimate <= truth, $"{estimate:O} is ahead of {truth:O}");
            Assert.True(truth - estimate < TimeSpan.FromSeconds(30));
        }

        await keeper.StopAsync(CancellationToken.None);
    }

    private async Task Measure(DatabaseClock clock, TimeSpan there, DateTimeOffset answer, TimeSpan back)
    {
        var roundTrip = await clock.Measure(
            _ =>
            {
                hand.Advance(there + back);
                return Task.FromResult(answer);
            },
            CancellationToken.None);
        Assert.Equal(there + back, roundTrip);
    }

    private static TimeSpan Some(Random random, int milliseconds) => TimeSpan.FromMilliseconds(random.NextDouble() * milliseconds);

    /// <summary>A monotonic clock that runs only when told.</summary>
    private sealed class HandClock : TimeProvider
    {
        public TimeSpan Elapsed { get; private set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan by) => Elapsed += by;

        public override long GetTimestamp() => Elapsed.Ticks;
    }
}
