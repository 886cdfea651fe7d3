using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Wall;
using GridOrleans.Domain.Clocks;

namespace GridOrleans.Grains.Wall;

/// <summary>The four gauges: where every running clock is in its life.</summary>
public static class Gauges
{
    /// <summary>26 bins to yellow, 6 to red, 5 overdue of a fifth of the target each.</summary>
    private const int GreenBins = 26, YellowBins = 6, RedBins = 5;

    public static ClockGauge[] Of(
        IReadOnlyCollection<IssueRow> open,
        SlaPolicy policy,
        IReadOnlyDictionary<ClockKind, double> onTimeRates,
        DateTimeOffset now)
    {
        var tallies = Enum.GetValues<ClockKind>().Select(kind => new Tally(kind)).ToArray();
        foreach (var row in open)
        {
            foreach (var clock in row.Clocks)
            {
                if (clock.StoppedAt is null && clock.PausedAt is null) tallies[(int)clock.Kind].Add(clock, now);
            }
        }

        return [.. tallies.Select(tally => tally.Gauge(policy.TargetOf(tally.Kind), onTimeRates.TryGetValue(tally.Kind, out var rate) ? rate : null))];
    }

    public static int Bin(double share) => share switch
    {
        < SlaPolicy.YellowShare => (int)(share / SlaPolicy.YellowShare * GreenBins),
        < 1 => GreenBins + (int)((share - SlaPolicy.YellowShare) / (1 - SlaPolicy.YellowShare) * YellowBins),
        _ => GreenBins + YellowBins + Math.Min((int)((share - 1) * RedBins), RedBins - 1),
    };

    private sealed class Tally(ClockKind kind)
    {
        private readonly int[] bins = new int[GreenBins + YellowBins + RedBins];
        private int running, yellow, red;
        private DateTimeOffset? nextDue;

        public ClockKind Kind => kind;

        public void Add(ClockRow clock, DateTimeOffset now)
        {
            running++;
            if (clock.Light == Light.Yellow) yellow++;
            if (clock.Light == Light.Red) red++;
            if (clock.Light != Light.Red && (nextDue is null || clock.DueAt < nextDue)) nextDue = clock.DueAt;
            bins[Bin(Math.Max(0, Share(clock, now)))]++;
        }

        /// <summary>
        /// How much of its target a clock has used. A clock of working time, or one that was moved, is placed by where its yellow and its due time lie:
        /// a row does not carry the calendar, and the gauge shows how near the next light is.
        /// </summary>
        private static double Share(ClockRow clock, DateTimeOffset now)
        {
            var last = clock.DueAt - clock.YellowAt;
            if (now >= clock.DueAt || last == clock.Target * (1 - SlaPolicy.YellowShare) || last <= TimeSpan.Zero) return 1 - (clock.DueAt - now) / clock.Target;
            return now >= clock.YellowAt
                ? 1 - (1 - SlaPolicy.YellowShare) * ((clock.DueAt - now) / last)
                : SlaPolicy.YellowShare * Math.Clamp((now - clock.StartedAt) / (clock.YellowAt - clock.StartedAt), 0, 1);
        }

        public ClockGauge Gauge(TimeSpan target, double? onTimeRate) => new(kind, target, onTimeRate, running, yellow, red, nextDue, bins);
    }
}
