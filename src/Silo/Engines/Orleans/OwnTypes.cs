using Orleans.Serialization;

namespace GridOrleans.Silo.Engines;

/// <summary>Our own types may be named on the wire, the abstract heads of families included.</summary>
internal sealed class OwnTypes : ITypeFilter
{
    public bool? IsTypeAllowed(Type type) => GridTypes.IsOurs(type) ? true : null;
}
