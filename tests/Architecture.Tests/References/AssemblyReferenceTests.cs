namespace GridOrleans.Architecture.Tests.References;

/// <summary>The same rule on what was built: a project file can be right and a transitive reference wrong.</summary>
public sealed class AssemblyReferenceTests
{
    public static TheoryData<string> Projects => [.. Layers.Allowed.Keys.Where(name => name != "Embedded" || Built.Exists(name))];

    // Harm: a grain calls the database past the commit, or the domain calls a grain.
    [Theory]
    [MemberData(nameof(Projects))]
    public void Built_references_point_one_way(string project) =>
        Assert.Empty(Layers.Wrong(project, Built.Project(project).OwnReferences));

    [Fact]
    public void Control_an_assembly_that_refers_too_high_is_found()
    {
        var grains = Built.Project("Grains").OwnReferences.ToArray();
        var silo = Built.Project("Silo").OwnReferences.ToArray();

        Assert.Contains("Domain → Contracts", Layers.Wrong("Domain", grains));
        Assert.Contains("Simulator → Jobs", Layers.Wrong("Simulator", silo));
        Assert.Contains("Storage → Jobs", Layers.Wrong("Storage", silo));
    }

    [Fact]
    public void Control_references_are_really_read() => Assert.Contains("Domain", Built.Project("Contracts").OwnReferences);
}
