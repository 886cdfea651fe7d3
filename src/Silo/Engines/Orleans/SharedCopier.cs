using Orleans.Serialization.Cloning;

namespace GridOrleans.Silo.Engines;

/// <summary>Messages are immutable records, so a call within a silo may share them; a test walks every contract type and proves it.</summary>
internal sealed class SharedCopier : IGeneralizedCopier, IOptionalDeepCopier
{
    public bool IsSupportedType(Type type) => GridTypes.IsOurs(type) || GridTypes.IsUnnamedList(type);

    public bool IsShallowCopyable() => true;

    public object? DeepCopy(object? input, CopyContext context) => input;
}
