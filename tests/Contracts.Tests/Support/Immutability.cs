using System.Reflection;
using System.Runtime.CompilerServices;

namespace GridOrleans.Contracts.Tests.Support;

/// <summary>The rule: fields are written once, at construction; properties have no setter; collections are read-only interfaces; and so is all they hold.</summary>
public static class Immutability
{
    /// <summary>
    /// Coordinate pairs <c>[longitude, latitude]</c> of the plan and the map. Neither crosses a grain boundary, and as arrays they are compact
    /// GeoJSON-like positions.
    /// </summary>
    private static readonly string[] HoldCoordinates = ["AreaPlan", "EstatePlan", "BuildingPlan", "SceneryLine", "SceneryShape", "MapArea"];

    private static readonly Type[] Plain =
        [typeof(string), typeof(int), typeof(long), typeof(double), typeof(bool), typeof(Guid), typeof(DateTimeOffset), typeof(TimeSpan), typeof(DateOnly), typeof(TimeOnly)];

    public static IReadOnlyList<string> Flaws(Type record)
    {
        const BindingFlags everything = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var mutable = record.GetFields(everything).Where(field => !field.IsInitOnly).Select(field => $"field {field.Name} can be written");
        var set = record.GetProperties(everything).Where(property => property.SetMethod is { } setter && !IsInit(setter)).Select(property => $"{property.Name} has a setter");
        var held = record.GetFields(everything).Where(field => !IsAllowed(field.FieldType, record)).Select(field => $"{field.Name} holds {field.FieldType}");
        return [.. mutable, .. set, .. held];
    }

    /// <summary>Records are looked at in their own turn, so the walk does not go into those of ours.</summary>
    private static bool IsAllowed(Type type, Type holder)
    {
        if (Plain.Contains(type) || type.IsEnum) return true;
        if (Nullable.GetUnderlyingType(type) is { } inner) return IsAllowed(inner, holder);
        if (type == typeof(double[])) return RecordTypes.IsOurs(holder) && HoldCoordinates.Contains(holder.Name);
        if (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) || type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)))
        {
            return type.GetGenericArguments().All(element => IsAllowed(element, holder));
        }

        return RecordTypes.IsRecord(type) && (RecordTypes.IsOurs(type) || type == holder || Flaws(type).Count == 0);
    }

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
