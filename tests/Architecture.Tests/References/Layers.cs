namespace GridOrleans.Architecture.Tests.References;

/// <summary>
/// References point one way: Domain ← Contracts ← Grains, Storage, Jobs ← Api ← Silo. Embedded stands beside them and references nothing of ours;
/// the simulator is a client and knows only what clients know.
/// </summary>
public static class Layers
{
    public static readonly IReadOnlyDictionary<string, string[]> Allowed = new Dictionary<string, string[]>
    {
        ["Domain"] = [],
        ["Embedded"] = [],
        ["Contracts"] = ["Domain", "Embedded"],
        ["Grains"] = ["Domain", "Contracts", "Embedded"],
        ["Storage"] = ["Domain", "Contracts", "Embedded"],
        ["Jobs"] = ["Domain", "Contracts", "Embedded"],
        ["Api"] = ["Domain", "Contracts", "Grains", "Storage", "Jobs", "Embedded"],
        ["Silo"] = ["Domain", "Contracts", "Grains", "Storage", "Jobs", "Api", "Embedded"],
        ["Simulator"] = ["Domain", "Contracts"],
    };

    /// <summary>The references of a project that point the wrong way.</summary>
    public static IReadOnlyList<string> Wrong(string project, IEnumerable<string> references) =>
        [.. references.Where(reference => Allowed.ContainsKey(reference) && !Allowed[project].Contains(reference)).Select(reference => $"{project} → {reference}")];
}
