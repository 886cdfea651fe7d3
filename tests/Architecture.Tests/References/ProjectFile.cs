using System.Xml.Linq;

namespace GridOrleans.Architecture.Tests.References;

/// <summary>A project file as the rules see it.</summary>
public sealed class ProjectFile(string xml)
{
    private readonly XDocument document = XDocument.Parse(xml);

    public IEnumerable<string> Projects => Includes("ProjectReference").Select(Path.GetFileNameWithoutExtension).OfType<string>();

    public IEnumerable<string> Packages => Includes("PackageReference").Concat(Includes("FrameworkReference"));

    /// <summary>References to an engine that do not stand under a condition on which engine is built.</summary>
    public IEnumerable<string> EnginesAlways => document.Descendants()
        .Where(element => element.Name.LocalName is "ProjectReference" or "PackageReference")
        .Where(element => IsEngine(element.Attribute("Include")?.Value ?? ""))
        .Where(element => !element.AncestorsAndSelf().Any(each => each.Attribute("Condition")?.Value.Contains("'$(Engine)' ==", StringComparison.Ordinal) == true))
        .Select(element => element.Attribute("Include")!.Value);

    private static bool IsEngine(string include) =>
        include.StartsWith("Microsoft.Orleans.", StringComparison.Ordinal)
        || include.StartsWith("Hangfire", StringComparison.Ordinal)
        || include.StartsWith("Quartz", StringComparison.Ordinal)
        || include.EndsWith("Embedded.csproj", StringComparison.Ordinal);

    private IEnumerable<string> Includes(string item) => document.Descendants()
        .Where(element => element.Name.LocalName == item)
        .Select(element => element.Attribute("Include")!.Value.Replace('\\', '/'));
}
