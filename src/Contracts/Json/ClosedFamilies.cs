using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace GridOrleans.Contracts.Json;

/// <summary>
/// Polymorphism for our closed families – sealed records nested in an abstract record – so that Domain needs no annotation.
/// The discriminator is <c>$kind</c>, first in the object.
/// </summary>
public static class ClosedFamilies
{
    public static void Describe(JsonTypeInfo info)
    {
        if (!info.Type.IsAbstract || info.Kind != JsonTypeInfoKind.Object || info.Type.Namespace?.StartsWith("GridOrleans.", StringComparison.Ordinal) != true) return;
        var members = Members(info.Type);
        if (members.Count == 0) return;
        info.PolymorphismOptions = new JsonPolymorphismOptions
        {
            TypeDiscriminatorPropertyName = "$kind",
            UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization,
        };
        foreach (var member in members) info.PolymorphismOptions.DerivedTypes.Add(new(member, JsonNamingPolicy.CamelCase.ConvertName(member.Name)));
    }

    /// <summary>The sealed records of a family, in the order of their names.</summary>
    public static IReadOnlyList<Type> Members(Type family) => family.GetNestedTypes()
        .Where(type => type.IsSealed && type.BaseType == family)
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .ToArray();
}
