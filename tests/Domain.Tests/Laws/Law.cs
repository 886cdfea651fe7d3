using FsCheck;
using FsCheck.Fluent;

namespace GridOrleans.Domain.Tests.Laws;

/// <summary>
/// A law holds for every drawn example. Each run draws anew and prints its seed; <c>GRID_SEED</c> runs one again:
/// <c>GRID_SEED=8734,99 dotnet test …</c>.
/// </summary>
public static class Law
{
    public const int Examples = 400;

    public static void Holds<T>(Arbitrary<T> drawn, Action<T> law)
    {
        var parts = (Environment.GetEnvironmentVariable("GRID_SEED") ?? "").Split(',');
        var seed = parts is [var given, _] ? ulong.Parse(given, null) : (ulong)Random.Shared.NextInt64();
        var gamma = parts is [_, var stream] ? ulong.Parse(stream, null) : (ulong)Random.Shared.NextInt64() | 1;
        TestContext.Current.TestOutputHelper?.WriteLine($"GRID_SEED={seed},{gamma}");
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Examples).WithEndSize(60).WithReplay(seed, gamma), Prop.ForAll(drawn, law));
    }
}
