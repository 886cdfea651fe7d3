namespace GridOrleans.Jobs.Running;

/// <summary>
/// How often and how soon an engine runs a failed job again by itself. Few and soon: what still fails is marked failed where an administrator sees it, and
/// its messages are handed out anew when their lease ends.
/// </summary>
public static class JobRetries
{
    public static IReadOnlyList<TimeSpan> Delays { get; } = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15)];
}
