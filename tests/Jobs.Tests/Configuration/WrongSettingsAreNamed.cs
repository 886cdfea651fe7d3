using GridOrleans.Silo.Configuration;

namespace GridOrleans.JobTests.Configuration;

/// <summary>An operator who mistypes must read what and why, not a stack trace.</summary>
public sealed class WrongSettingsAreNamed
{
    private const string Database = "Host=127.0.0.1;Database=grid";

    [Fact]
    public void A_database_is_all_that_must_be_said()
    {
        var options = Read([("GRID_DB", Database)]);
        Assert.Equal(GridRole.All, options.Roles);
        Assert.Equal(["http://127.0.0.1:8080"], options.Urls);
        Assert.Equal(new ClusterOptions("grid", System.Net.IPAddress.Loopback, 0, 0), options.Cluster);
    }

    [Fact]
    public void Roles_are_read_whatever_their_case_and_spacing()
    {
        var options = Read([("GRID_DB", Database), ("GRID_ROLES", " Silo, jobs ")]);
        Assert.True(options.Has(GridRole.Silo));
        Assert.True(options.Has(GridRole.Jobs));
        Assert.False(options.Has(GridRole.Api));
    }

    [Theory]
    [InlineData("GRID_DB", "", "GRID_DB is not set")]
    [InlineData("GRID_DB", "Hosst=x", "GRID_DB is not a PostgreSQL connection string")]
    [InlineData("GRID_URL", "localhost", "GRID_URL holds “localhost”")]
    [InlineData("GRID_ROLES", "silo,wall", "GRID_ROLES holds “wall”")]
    [InlineData("GRID_ROLES", ",", "GRID_ROLES names no role")]
    [InlineData("GRID_SEED", "/no/such/file", "GRID_SEED names the file “/no/such/file”")]
    [InlineData("GRID_WEB", "/no/such/folder", "GRID_WEB names the folder “/no/such/folder”")]
    [InlineData("GRID_SILO_PORT", "70000", "GRID_SILO_PORT is “70000”")]
    [InlineData("GRID_SILO_ADDRESS", "here", "GRID_SILO_ADDRESS is “here”")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector", "OTEL_EXPORTER_OTLP_ENDPOINT is “collector”")]
    public void A_wrong_setting_is_refused_with_its_name(string variable, string value, string sentence)
    {
        var problem = Assert.Single(Problems([("GRID_DB", Database), (variable, value)]));
        Assert.Contains(sentence, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_wrong_setting_is_named_at_once() =>
        Assert.Equal(3, Problems([("GRID_URL", "x"), ("GRID_SILO_PORT", "-1")]).Count);

    private static GridOptions Read((string Name, string Value)[] variables)
    {
        Assert.True(GridOptionsReader.TryRead(Of(variables), out var options, out var problems), string.Join('\n', problems));
        return options;
    }

    private static IReadOnlyList<string> Problems((string Name, string Value)[] variables)
    {
        Assert.False(GridOptionsReader.TryRead(Of(variables), out _, out var problems));
        return problems;
    }

    private static Func<string, string?> Of((string Name, string Value)[] variables) =>
        name => variables.LastOrDefault(variable => variable.Name == name).Value;
}
