using System.Reflection;
using GridOrleans.Contracts.Json;

namespace GridOrleans.Contracts.Tests.Support;

/// <summary>Makes a value of any contract type: different for each number, full or with all that may be left out left out.</summary>
public sealed class Sample(bool isFull)
{
    private static readonly NullabilityInfoContext Nullability = new();
    private int number = 7;

    public object Of(Type type)
    {
        number++;
        if (Nullable.GetUnderlyingType(type) is { } inner) return Of(inner);
        if (type == typeof(string)) return $"字 {number} \"<&'\\ 🏙";
        if (type == typeof(int)) return number;
        if (type == typeof(long)) return (long)int.MaxValue + number;
        if (type == typeof(double)) return number + 0.1;
        if (type == typeof(bool)) return true;
        if (type == typeof(Guid)) return new Guid(number, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]);
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2026, 11, 20, 8, 30, 0, TimeSpan.Zero).AddMicroseconds(number);
        if (type == typeof(TimeSpan)) return new TimeSpan(1, 2, 3, number % 60).Add(TimeSpan.FromMicroseconds(number));
        if (type == typeof(DateOnly)) return new DateOnly(2026, 11, 20).AddDays(number);
        if (type == typeof(TimeOnly)) return new TimeOnly(8, number % 60, 30);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(number % Enum.GetValues(type).Length)!;
        if (type.IsArray) return Many(type.GetElementType()!);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) return Many(type.GetGenericArguments()[0]);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)) return Pairs(type.GetGenericArguments());
        if (type.IsAbstract && ClosedFamilies.Members(type) is { Count: > 0 } members) return Of(members[number % members.Count]);
        if (RecordTypes.IsRecord(type)) return Record(type);
        throw new NotSupportedException($"A contract holds a {type}, which no rule of ours allows. Is it immutable and plain JSON?");
    }

    private object Record(Type type)
    {
        var made = RecordTypes.Positions(type);
        return made.Invoke(made.GetParameters().Select(parameter => !isFull && MayBeNull(parameter) ? null : Of(parameter.ParameterType)).ToArray());
    }

    private Array Many(Type element)
    {
        var many = Array.CreateInstance(element, isFull ? 2 : 0);
        for (var index = 0; index < many.Length; index++) many.SetValue(Of(element), index);
        return many;
    }

    private object Pairs(Type[] types)
    {
        var pairs = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(types))!;
        if (isFull) pairs.Add(Of(types[0]), Of(types[1]));
        return pairs;
    }

    private static bool MayBeNull(ParameterInfo parameter) =>
        Nullable.GetUnderlyingType(parameter.ParameterType) is not null
        || (!parameter.ParameterType.IsValueType && Nullability.Create(parameter).WriteState == NullabilityState.Nullable);
}
