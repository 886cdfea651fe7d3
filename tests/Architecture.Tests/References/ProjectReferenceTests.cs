namespace GridOrleans.Architecture.Tests.References;

public sealed class ProjectReferenceTests
{
    private const string WrongDomain = """
        <Project Sdk="Microsoft.NET.Sdk">
          <ItemGroup>
            <ProjectReference Include="..\Storage\Storage.csproj" />
            <PackageReference Include="Npgsql" />
          </ItemGroup>
        </Project>
        """;

    private static readonly IReadOnlyList<(string Name, ProjectFile File)> Projects =
        [.. Repository.Files("src", ".csproj").Select(file => (Path.GetFileNameWithoutExtension(file.Path), new ProjectFile(file.Text)))];

    // Harm: the rules of the city come to depend on a database, and can no longer be read or tested alone.
    [Fact]
    public void Project_references_point_one_way() =>
        Assert.Empty(Projects.SelectMany(project => Layers.Wrong(project.Name, project.File.Projects)));

    [Fact]
    public void Control_a_project_reference_that_points_back_is_found() =>
        Assert.Equal(["Domain → Storage"], Layers.Wrong("Domain", new ProjectFile(WrongDomain).Projects));

    // Harm: a new project is under no rule at all.
    [Fact]
    public void Every_project_has_its_place() =>
        Assert.Equal(Layers.Allowed.Keys.Order(), Projects.Select(project => project.Name).Order());

    // Harm: a package brings I/O, time or chance into the domain. NodaTime brings zones and dates as values; its clock is forbidden.
    [Fact]
    public void Domain_has_no_package_but_NodaTime() =>
        Assert.Equal(["NodaTime"], Projects.Single(project => project.Name == "Domain").File.Packages);

    [Fact]
    public void Control_a_package_in_the_domain_is_found() =>
        Assert.Equal(["Npgsql"], new ProjectFile(WrongDomain).Packages);

    // Harm: a feed without Orleans or Hangfire cannot restore the embedded engine's build, or the other way round.
    [Fact]
    public void Engine_packages_stand_under_the_engine_switch() =>
        Assert.Empty(Projects.SelectMany(project => project.File.EnginesAlways.Select(include => $"{project.Name}: {include}")));

    [Theory]
    [InlineData("""<PackageReference Include="Hangfire.Core" />""")]
    [InlineData("""<PackageReference Include="Microsoft.Orleans.Server" />""")]
    [InlineData("""<ProjectReference Include="../Embedded/Embedded.csproj" />""")]
    public void Control_an_engine_that_is_always_referenced_is_found(string reference)
    {
        Assert.Single(new ProjectFile($"<Project><ItemGroup>{reference}</ItemGroup></Project>").EnginesAlways);
        Assert.Empty(new ProjectFile($"""<Project><ItemGroup Condition="'$(Engine)' == 'Orleans'">{reference}</ItemGroup></Project>""").EnginesAlways);
    }

    // Harm: a project that nobody builds rots unseen.
    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void Every_project_is_in_the_solution(string folder) => Assert.Empty(NotIn(Repository.Read("GridOrleans.sln"), folder));

    [Fact]
    public void Control_a_project_missing_from_the_solution_is_found() =>
        Assert.Contains("src/Domain/Domain.csproj", NotIn(Repository.Read("GridOrleans.sln").Replace("Domain.csproj", "Other.csproj", StringComparison.Ordinal), "src"));

    private static IEnumerable<string> NotIn(string solution, string folder) => Repository.Files(folder, ".csproj")
        .Select(file => file.Path)
        .Where(path => !solution.Contains($"\"{path.Replace('/', '\\')}\"", StringComparison.Ordinal));
}
