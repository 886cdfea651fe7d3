using System.Globalization;
using Orleans.Runtime;

namespace Orleans;

/// <summary>What a grain or a reference to one says about itself.</summary>
public static class GrainExtensions
{
    public static GrainId GetGrainId(this IAddressable grain) => Reference(grain).GrainId;

    public static Guid GetPrimaryKey(this IAddressable grain) => Guid.TryParseExact(KeyOf(grain), "N", out var key)
        ? key
        : throw new InvalidOperationException($"The key of {grain.GetGrainId()} is not a GUID.");

    public static long GetPrimaryKeyLong(this IAddressable grain) => long.TryParse(KeyOf(grain), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var key)
        ? key
        : throw new InvalidOperationException($"The key of {grain.GetGrainId()} is not an integer.");

    public static string GetPrimaryKeyString(this IAddressable grain) => KeyOf(grain);

    /// <summary>The reference by which others reach this grain; a grain hands this out, never itself.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) => Reference(grain).As<TGrainInterface>();

    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) => grain.AsReference<TGrainInterface>();

    private static string KeyOf(IAddressable grain) => grain.GetGrainId().Key.Text;

    private static GrainReference Reference(IAddressable grain) => grain switch
    {
        GrainReference reference => reference,
        IGrainBase active => active.GrainContext.GrainReference,
        null => throw new ArgumentNullException(nameof(grain)),
        _ => throw new ArgumentException($"{grain.GetType()} is neither a grain nor a reference to one.", nameof(grain)),
    };
}
