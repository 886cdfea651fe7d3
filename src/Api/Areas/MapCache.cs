using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Json;

namespace GridOrleans.Api.Areas;

/// <summary>A map as it goes out, written once.</summary>
/// <param name="ETag">Quoted; changes with the content.</param>
public sealed record WrittenMap(byte[] Json, string ETag);

/// <summary>What of the map is asked for.</summary>
public enum MapExtent
{
    /// <summary>Areas, scenery, units, categories.</summary>
    Plain,

    /// <summary>And the buildings' points.</summary>
    WithBuildings,

    /// <summary>For strangers: no units.</summary>
    Public,
}

/// <summary>The district's map in each extent, written once per version of the district.</summary>
public sealed class MapCache
{
    private readonly ConditionalWeakTable<IDistrictDirectory, Lazy<WrittenMap>[]> written = [];

    public WrittenMap Of(IDistrictDirectory district, MapExtent extent) => written.GetValue(district, Prepare)[(int)extent].Value;

    private static Lazy<WrittenMap>[] Prepare(IDistrictDirectory district) =>
        [.. Enum.GetValues<MapExtent>().Select(extent => new Lazy<WrittenMap>(() => Write(Cut(district.Map, extent))))];

    private static DistrictMap Cut(DistrictMap map, MapExtent extent) => extent switch
    {
        MapExtent.Plain => map with { Buildings = null },
        MapExtent.WithBuildings => map,
        MapExtent.Public => map with { Buildings = null, Units = [] },
        _ => throw new ArgumentOutOfRangeException(nameof(extent), extent, null),
    };

    private static WrittenMap Write(DistrictMap map)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(map, GridJson.Options);
        return new(json, $"\"{Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 12))}\"");
    }
}
