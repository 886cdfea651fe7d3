namespace GridOrleans.Silo.Engines;

/// <summary>Which of our types have no generated codec, and which must never be copied.</summary>
internal static class GridTypes
{
    /// <summary>Ours, and not annotated: the types of Domain.</summary>
    public static bool IsBare(Type type) => IsOurs(type) && !type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false);

    public static bool IsOurs(Type type) => type.Namespace is { } name && (name == "GridOrleans" || name.StartsWith("GridOrleans.", StringComparison.Ordinal));

    /// <summary>A list that the compiler made for a collection expression: it has no name to travel by.</summary>
    public static bool IsUnnamedList(Type type) => type.Name.StartsWith("<>z__ReadOnly", StringComparison.Ordinal) && ElementOf(type) is not null;

    public static Type? ElementOf(Type list) => list.GetInterfaces()
        .FirstOrDefault(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))?
        .GetGenericArguments()[0];
}
