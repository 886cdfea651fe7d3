namespace GridOrleans.Architecture.Tests.Purity;

/// <summary>What code must not touch, by prefix of the full member name.</summary>
public static class Forbidden
{
    /// <summary>The machine's own clock: all time is database time, taken through a TimeProvider.</summary>
    public static readonly string[] MachineTime =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "NodaTime.SystemClock.get_Instance",
    ];

    /// <summary>Everything that makes the same question give another answer, or reaches outside.</summary>
    public static readonly string[] Impure =
    [
        .. MachineTime,
        "System.TimeProvider.", "System.Diagnostics.Stopwatch.", "System.Environment.", "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.Random.",
        "NodaTime.DateTimeZoneProviders.get_Bcl", "System.TimeZoneInfo.",
        "System.Security.Cryptography.RandomNumberGenerator.", "System.IO.", "System.Net.", "System.Console.", "System.Threading.", "System.Data.", "System.Diagnostics.Process.",
    ];

    /// <summary>The compiler's own guard in every <c>yield</c> method; nothing follows from its value.</summary>
    private const string MadeByIterators = "System.Environment.get_CurrentManagedThreadId";

    public static IEnumerable<string> Found(Built assembly, string[] forbidden) =>
        assembly.Uses.Except([MadeByIterators]).Where(use => forbidden.Any(prefix => use.StartsWith(prefix, StringComparison.Ordinal)));
}
