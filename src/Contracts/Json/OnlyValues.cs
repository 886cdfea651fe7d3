using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Contracts.Json;

/// <summary>
/// Writes the values of a Domain record and not what is computed from them (<c>isOpen</c>, <c>yellowAt</c>): the journal keeps what was said, in
/// less space, and a rule that changes later never contradicts a stored answer of the older one. Nor is a value written that says only what
/// leaving it out says: entries of earlier releases leave it out, so that default can never change anyway.
/// </summary>
public static class OnlyValues
{
    public static void Keep(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object || info.Type.Assembly != typeof(Issue).Assembly) return;
        var defaults = Defaults(info.Type);
        for (var index = info.Properties.Count - 1; index >= 0; index--)
        {
            var property = info.Properties[index];
            if (property.Set is null) info.Properties.RemoveAt(index);
            else if (defaults.TryGetValue(property.Name, out var silent)) property.ShouldSerialize = (_, value) => !Equals(value, silent);
        }
    }

    /// <summary>The optional positions of a record and their defaults, by the name JSON gives them.</summary>
    private static Dictionary<string, object?> Defaults(Type record) => (record.GetConstructors().MaxBy(made => made.GetParameters().Length)?.GetParameters() ?? [])
        .Where(parameter => parameter.HasDefaultValue)
        .ToDictionary(parameter => JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!), parameter => parameter.DefaultValue);
}
