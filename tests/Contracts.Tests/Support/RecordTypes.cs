using System.Reflection;
using GridOrleans.Contracts.Json;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Contracts.Tests.Support;

/// <summary>Every record of Contracts and Domain, found by reflection so that a new one cannot be forgotten.</summary>
public static class RecordTypes
{
    public static readonly Assembly Contracts = typeof(GridJson).Assembly;
    public static readonly Assembly Domain = typeof(Issue).Assembly;

    /// <summary>All concrete public records.</summary>
    public static IReadOnlyList<Type> All { get; } = Contracts.GetExportedTypes().Concat(Domain.GetExportedTypes())
        .Where(type => IsRecord(type) && !type.IsAbstract)
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .ToArray();

    /// <summary>Closed families: abstract records with their members nested inside.</summary>
    public static IReadOnlyList<Type> Families { get; } = Contracts.GetExportedTypes().Concat(Domain.GetExportedTypes())
        .Where(type => IsRecord(type) && type.IsAbstract)
        .ToArray();

    public static bool IsOurs(Type type) => type.Assembly == Contracts || type.Assembly == Domain;

    public static bool IsRecord(Type type) => type.IsClass && type.GetMethod("<Clone>$") is not null;

    /// <summary>The constructor whose parameters are the record's positions.</summary>
    public static ConstructorInfo Positions(Type record) => record.GetConstructors().OrderByDescending(made => made.GetParameters().Length).First();

    /// <summary>The properties that are a record's value; what is computed from them is left out.</summary>
    public static IEnumerable<PropertyInfo> Values(Type record) => Positions(record).GetParameters().Select(parameter => record.GetProperty(parameter.Name!)
        ?? throw new InvalidOperationException($"{record.Name} has no property {parameter.Name}"));

    /// <summary>The collection interface’s element types, or none.</summary>
    public static Type[] Elements(Type type) => type switch
    {
        { IsArray: true } => [type.GetElementType()!],
        { IsGenericType: true } => type.GetGenericArguments(),
        _ => [],
    };
}
