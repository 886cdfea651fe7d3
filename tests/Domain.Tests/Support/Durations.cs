namespace GridOrleans.Domain.Tests.Support;

/// <summary>“20 minutes” as one reads it.</summary>
public static class Durations
{
    extension(int count)
    {
        public TimeSpan Seconds => TimeSpan.FromSeconds(count);

        public TimeSpan Minutes => TimeSpan.FromMinutes(count);

        public TimeSpan Hours => TimeSpan.FromHours(count);

        public TimeSpan Days => TimeSpan.FromDays(count);
    }
}
