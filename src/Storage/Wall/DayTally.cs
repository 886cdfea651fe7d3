using GridOrleans.Contracts.Wall;

namespace GridOrleans.Storage.Wall;

/// <summary>Adds up the hours of two days.</summary>
internal sealed class DayTally
{
    private readonly Day today = new();
    private readonly Day yesterday = new();

    public TodayFigures Figures => new(
        today.Reported.Sum(),
        today.Closed.Sum(),
        today.SameDayRate,
        yesterday.ReportedBySameTime,
        yesterday.ClosedBySameTime,
        yesterday.SameDayRate,
        today.Reported,
        today.Closed,
        yesterday.Reported,
        yesterday.Closed);

    /// <param name="bySameTime">Of these, the ones before yesterday's counterpart of now.</param>
    /// <param name="due">Of the reported, those that were to be handled.</param>
    /// <param name="sameDay">Of those, the ones completed on the day of their report 同日办结.</param>
    public void Add(bool reported, bool isToday, int hour, int all, int bySameTime, int due, int sameDay)
    {
        var day = isToday ? today : yesterday;
        if (reported)
        {
            day.Reported[hour] += all;
            day.ReportedBySameTime += bySameTime;
            day.Due += due;
            day.SameDay += sameDay;
        }
        else
        {
            day.Closed[hour] += all;
            day.ClosedBySameTime += bySameTime;
        }
    }

    private sealed class Day
    {
        public int[] Reported { get; } = new int[24];

        public int[] Closed { get; } = new int[24];

        public int ReportedBySameTime { get; set; }

        public int ClosedBySameTime { get; set; }

        public int Due { get; set; }

        public int SameDay { get; set; }

        public double? SameDayRate => Due == 0 ? null : (double)SameDay / Due;
    }
}
