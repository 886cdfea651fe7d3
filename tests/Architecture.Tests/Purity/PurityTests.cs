namespace GridOrleans.Architecture.Tests.Purity;

public sealed class PurityTests
{
    /// <summary>Where a wrong machine clock could fire a deadline early. Not the engine, which measures timeouts, nor the simulator, a client.</summary>
    public static TheoryData<string> OnDatabaseTime => ["Domain", "Contracts", "Grains", "Storage", "Jobs", "Api", "Silo"];

    private static Built Wrong => Built.Project("Architecture.Tests");

    // Harm: deciding again decides otherwise, so a lost race or a replay changes what happened.
    [Fact]
    public void The_domain_knows_no_time_no_chance_and_no_outside() => Assert.Empty(Forbidden.Found(Built.Project("Domain"), Forbidden.Impure));

    // Harm: a server whose clock is wrong breaches a unit early.
    [Theory]
    [MemberData(nameof(OnDatabaseTime))]
    public void Nobody_asks_the_machine_for_the_time(string project) => Assert.Empty(Forbidden.Found(Built.Project(project), Forbidden.MachineTime));

    // Harm: the two rules above have gone blind.
    [Fact]
    public void Control_every_forbidden_thing_is_found()
    {
        var found = Forbidden.Found(Wrong, Forbidden.Impure).ToArray();

        Assert.All(Forbidden.Impure, prefix => Assert.Contains(found, use => use.StartsWith(prefix, StringComparison.Ordinal)));
        Assert.Equal(Forbidden.MachineTime.Order(), Forbidden.Found(Wrong, Forbidden.MachineTime).Order());
    }

    // Harm: the domain pulls in half the framework, and one day a database driver with it.
    [Fact]
    public void The_domain_stands_on_the_base_library_and_NodaTime_alone() => Assert.Empty(NotBase(Built.Project("Domain")));

    [Fact]
    public void Control_other_assemblies_are_found()
    {
        Assert.Contains("Npgsql", NotBase(Built.Project("Storage")));
        Assert.Contains("System.Data.Common", NotBase(Wrong));
    }

    // The compiler fills lists through System.Runtime.InteropServices.
    private static IEnumerable<string> NotBase(Built assembly) =>
        assembly.References.Except(["System.Runtime", "System.Runtime.InteropServices", "System.Collections", "System.Linq", "System.Memory", "NodaTime"]);
}
