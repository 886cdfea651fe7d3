using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace GridOrleans.Architecture.Tests.Support;

/// <summary>An assembly as it was really built, read from its metadata without loading it.</summary>
public sealed class Built
{
    public const string Prefix = "GridOrleans.";

    private Built(string file)
    {
        using var stream = File.OpenRead(file);
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        References = [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).Order(StringComparer.Ordinal)];
        Uses = [.. metadata.MemberReferences.Select(handle => Name(metadata, metadata.GetMemberReference(handle))).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Names of the assemblies it refers to.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>Members of other assemblies it uses: “System.DateTime.get_UtcNow”.</summary>
    public IReadOnlyList<string> Uses { get; }

    /// <summary>Ours, by the short names of the folders.</summary>
    public IEnumerable<string> OwnReferences => References.Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]);

    public static Built Project(string name) => new(Path.Combine(AppContext.BaseDirectory, $"{Prefix}{name}.dll"));

    public static bool Exists(string name) => File.Exists(Path.Combine(AppContext.BaseDirectory, $"{Prefix}{name}.dll"));

    private static string? Name(MetadataReader metadata, MemberReference member)
    {
        if (member.Parent.Kind != HandleKind.TypeReference) return null;
        var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}";
    }
}
