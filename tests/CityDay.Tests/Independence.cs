using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace GridOrleans.CityDay.Tests;

/// <summary>What an assembly uses of the domain that is more than a record's or an enum's data, read from the metadata of the built file.</summary>
internal static class Independence
{
    private static readonly Assembly Domain = typeof(Domain.Issues.Issue).Assembly;

    /// <summary>“Clock.get_YellowAt”: members with a body that somebody wrote, and everything static.</summary>
    public static IReadOnlyList<string> Breaches(Assembly of) => [.. Uses(of).Where(use => !IsData(use.Type, use.Member)).Select(use => $"{use.Type.Name}.{use.Member}").Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Every member of the domain that is used at all.</summary>
    public static IEnumerable<(Type Type, string Member)> Uses(Assembly of)
    {
        using var file = File.OpenRead(of.Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        List<(Type, string)> uses = [];
        foreach (var member in metadata.MemberReferences.Select(metadata.GetMemberReference))
        {
            if (member.Parent.Kind != HandleKind.TypeReference) continue;
            var name = NameOf(metadata, (TypeReferenceHandle)member.Parent);
            if (name is not null) uses.Add((Domain.GetType(name, throwOnError: true)!, metadata.GetString(member.Name)));
        }

        return uses;
    }

    /// <summary>The compiler wrote it: a positional property, a record's equality, a copy; or it makes a record of its parts.</summary>
    private static bool IsData(Type type, string member)
    {
        if (type.IsEnum) return true;
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var found = type.GetMember(member, all).OfType<MethodBase>().ToArray();
        return found.Length > 0 && found.All(method => method.IsConstructor
            ? type.GetMethod("<Clone>$", all) is not null
            : method.IsDefined(typeof(CompilerGeneratedAttribute)) && (!method.IsStatic || method.IsSpecialName && method.Name.StartsWith("op_", StringComparison.Ordinal)));
    }

    /// <summary>Null = no type of the domain.</summary>
    private static string? NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind switch
        {
            HandleKind.TypeReference => NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope) is { } outer ? $"{outer}+{name}" : null,
            HandleKind.AssemblyReference when metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == Domain.GetName().Name =>
                $"{metadata.GetString(type.Namespace)}.{name}",
            _ => null,
        };
    }
}
