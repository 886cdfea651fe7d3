using System.Text.Json;

namespace GridOrleans.Domain.Tests.Support;

/// <summary>Equality by every value inside: records compare their lists by reference.</summary>
public static class Same
{
    public static string Text<T>(T value) => JsonSerializer.Serialize(value);

    public static void As<T>(T expected, T actual) => Assert.Equal(Text(expected), Text(actual));
}
