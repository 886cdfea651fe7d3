using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace GridOrleans.Storage.Migrations;

/// <summary>One ordered script of <c>db/</c>.</summary>
/// <param name="Name">“0002_issue.sql”; the order is that of the names.</param>
public sealed record SchemaScript(string Name, string Text)
{
    private const string Folder = "db/";

    /// <summary>SHA-256 of the text, hex. Line ends do not count: a checkout on Windows is the same schema.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"))));

    /// <summary>The scripts this build carries.</summary>
    public static IReadOnlyList<SchemaScript> Embedded { get; } = Read(typeof(SchemaScript).Assembly);

    private static SchemaScript[] Read(Assembly assembly) => assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            return new SchemaScript(name[Folder.Length..], reader.ReadToEnd());
        })
        .ToArray();
}
