using System.Data;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;

namespace GridOrleans.Architecture.Tests.Purity;

/// <summary>Does everything the domain must not, so that the rule can show that it sees each of them. Never called.</summary>
internal static class WrongOnPurpose
{
    public static object?[] Everything() =>
    [
        DateTime.Now, DateTime.UtcNow, DateTime.Today, DateTimeOffset.Now, DateTimeOffset.UtcNow,
        NodaTime.SystemClock.Instance, NodaTime.DateTimeZoneProviders.Bcl, TimeZoneInfo.Local, TimeProvider.System, Stopwatch.GetTimestamp(), Environment.MachineName, Guid.NewGuid(), Guid.CreateVersion7(), Random.Shared,
        RandomNumberGenerator.GetInt32(2), File.Exists("x"), Dns.GetHostName(), Console.In, Thread.CurrentThread, new DataTable(), Process.GetCurrentProcess(),
    ];
}
