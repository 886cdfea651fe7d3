namespace GridOrleans.Architecture.Tests.Sources;

public sealed class SourceTests
{
    /// <summary>The aim is 150; a file past this has more than one idea.</summary>
    private const int LongestCSharp = 250;

    /// <summary>Screens' descriptions of what they draw run longer.</summary>
    private const int LongestScript = 450;

    private static readonly IReadOnlyList<(string Path, string Text)> Ours = Repository.Files("src", ".cs");

    private static readonly IReadOnlyList<(string Path, string Text)> All = [.. Ours, .. Repository.Files("tests", ".cs"), .. Repository.Files("db", ".sql")];

    // Harm: half of the code is not compiled, and nobody knows whether the other engine still builds.
    [Fact]
    public void No_code_is_compiled_conditionally() => Assert.Empty(Source.Conditional(Ours));

    [Theory]
    [InlineData("#if ORLEANS\nusing Orleans;\n#endif")]
    [InlineData("class A\n{\n    # if DEBUG\n}")]
    [InlineData("#define EMBEDDED")]
    public void Control_conditional_compilation_is_found(string text)
    {
        Assert.Single(Source.Conditional([("src/Grains/Wrong.cs", text)]));
        Assert.Empty(Source.Conditional([("src/Grains/Right.cs", "#pragma warning disable X\n#region Y\nvar text = \"#if\";")]));
    }

    // Harm: a grain that knows its engine works on one of them only.
    [Fact]
    public void Nobody_outside_the_engines_knows_the_engine() => Assert.Empty(Source.NamesAnEngine(Ours));

    [Theory]
    [InlineData("using Hangfire;")]
    [InlineData("    builder.Services.AddQuartz();")]
    [InlineData("using GridOrleans.Embedded;")]
    [InlineData("    host.UseOrleans(silo => { });")]
    public void Control_a_file_that_names_an_engine_is_found(string line)
    {
        Assert.Equal([$"src/Jobs/Wrong.cs:2: {line.Trim()}"], Source.NamesAnEngine([("src/Jobs/Wrong.cs", $"\n{line}\n")]));
        Assert.Empty(Source.NamesAnEngine([("src/Silo/Engines/Orleans/Right.cs", line), ("src/Embedded/Right.cs", line)]));
        Assert.Empty(Source.NamesAnEngine([("src/Jobs/Right.cs", "/// runs on Hangfire or Quartz")]));
    }

    // Harm: a file that fits no screen hides what it does.
    [Fact]
    public void No_file_is_too_long()
    {
        Assert.Empty(Source.TooLong(All, LongestCSharp));
        Assert.Empty(Source.TooLong([.. Repository.Files("src", ".ts", ".tsx"), .. Repository.Files("tools", ".mjs")], LongestScript));
    }

    [Fact]
    public void Control_a_file_that_is_too_long_is_found() =>
        Assert.Equal(["src/Api/Everything.cs: 251 lines"], Source.TooLong([("src/Api/Everything.cs", new string('\n', 251)), ("src/Api/One.cs", new string('\n', 250))], LongestCSharp));

    // Harm: the rules above are green because they looked at nothing.
    [Fact]
    public void Control_the_sources_are_really_read()
    {
        Assert.Contains(Ours, file => file.Path == "src/Domain/Issues/IssueDecider.cs" && file.Text.Contains("class IssueDecider", StringComparison.Ordinal));
        Assert.Contains(Ours, file => file.Path.StartsWith("src/Silo/Engines/", StringComparison.Ordinal));
        Assert.Contains(Ours, file => file.Path.StartsWith("src/Embedded/", StringComparison.Ordinal));
        Assert.DoesNotContain(Ours, file => file.Path.Contains("/obj/", StringComparison.Ordinal));
    }
}
