using System.Diagnostics;

namespace GridOrleans.Harness;

/// <summary>Waits for an outcome with a generous limit; never asserts a speed.</summary>
public static class Eventually
{
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until the answer is not null.</summary>
    public static async Task<T> Get<T>(string what, Func<Task<T?>> ask, TimeSpan? limit = null)
    {
        var waited = Stopwatch.StartNew();
        Exception? last = null;
        while (waited.Elapsed < (limit ?? Limit))
        {
            try
            {
                if (await ask() is { } answer) return answer;
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or Npgsql.NpgsqlException or IOException)
            {
                last = failure;
            }

            using var pause = new PeriodicTimer(LookEvery);
            await pause.WaitForNextTickAsync();
        }

        throw new TimeoutException($"Waited {waited.Elapsed.TotalSeconds:F0} s in vain for: {what}.", last);
    }

    public static Task IsTrue(string what, Func<Task<bool>> ask, TimeSpan? limit = null) =>
        Get<object>(what, async () => await ask() ? true : null, limit);
}
