using System.Text.Json.Serialization.Metadata;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Contracts.Json;

/// <summary>
/// Writes the values of a Domain record and not what is computed from them (<c>isOpen</c>, <c>yellowAt</c>): the journal keeps what was said, in
/// less space, and a rule that changes later never contradicts a stored answer of the older one.
/// </summary>
public static class OnlyValues
{
    public static void Keep(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object || info.Type.Assembly != typeof(Issue).Assembly) return;
        for (var index = info.Properties.Count - 1; index >= 0; index--)
        {
            if (info.Properties[index].Set is null) info.Properties.RemoveAt(index);
        }
    }
}
