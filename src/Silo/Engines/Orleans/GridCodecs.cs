using GridOrleans.Contracts.Json;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Serializers;

namespace GridOrleans.Silo.Engines;

/// <summary>
/// How our types cross silos. Contracts' messages carry generated codecs; what they hold of Domain, which stays bare, travels as the one plain JSON; and
/// because every message is an immutable record, calls within a silo share it instead of copying.
/// </summary>
public static class GridCodecs
{
    public static void AddGridCodecs(this ISerializerBuilder serializer)
    {
        serializer.AddJsonSerializer(isSupported: GridTypes.IsBare, GridJson.Options);
        serializer.Services.AddSingleton<ITypeFilter, OwnTypes>();
        serializer.Services.AddSingleton<IGeneralizedCodec, ReadOnlyListCodec>();

        // Before the JSON codec, which would copy through text.
        serializer.Services.Insert(0, ServiceDescriptor.Singleton<IGeneralizedCopier, SharedCopier>());
    }
}
