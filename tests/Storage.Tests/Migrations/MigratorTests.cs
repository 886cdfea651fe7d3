using GridOrleans.Storage.Migrations;
using Microsoft.Extensions.Logging.Abstractions;

namespace GridOrleans.StorageTests.Migrations;

/// <summary>The schema is applied once, by whoever comes first, and never under another text.</summary>
public sealed class MigratorTests
{
    private static readonly SchemaScript[] Two = [new("0001_one.sql", "create table one (id int);"), new("0002_two.sql", "create table two (id int);")];

    [Fact]
    public async Task Scripts_are_applied_once_also_by_processes_that_start_together()
    {
        await using var database = await GridDatabase.Create();
        Assert.Equal(0, await database.Get<Migrator>().Apply(CancellationToken.None));

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Of(database, Two).Apply(CancellationToken.None)));
        Assert.Equal(2, applied.Sum());
        Assert.Equal(0, await database.Scalar<long>("select count(*) from one, two"));
    }

    [Fact]
    public async Task A_changed_script_is_refused_before_anything_is_applied()
    {
        await using var database = await GridDatabase.Create();
        await Of(database, Two[..1]).Apply(CancellationToken.None);
        var refusal = await Assert.ThrowsAsync<SchemaChangedException>(() => Of(database, [Two[0] with { Text = "create table other (id int);" }, Two[1]]).Apply(CancellationToken.None));
        Assert.Equal(["0001_one.sql"], refusal.Scripts);
        Assert.Equal(0, await database.Scalar<long>("select count(*) from information_schema.tables where table_name in ('two', 'other')"));
    }

    [Fact]
    public async Task A_script_that_fails_leaves_no_trace()
    {
        await using var database = await GridDatabase.Create();
        var broken = new SchemaScript("0003_broken.sql", "create table half (id int); select 1 / 0;");
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Of(database, [.. Two, broken]).Apply(CancellationToken.None));
        Assert.Equal(0, await database.Scalar<long>("select count(*) from information_schema.tables where table_name = 'half'"));
        Assert.Equal(1, await Of(database, [.. Two, broken with { Text = "select 1;" }]).Apply(CancellationToken.None));
    }

    [Fact]
    public void Line_ends_are_not_a_change() =>
        Assert.Equal(new SchemaScript("a", "one\ntwo\n").Sha256, new SchemaScript("a", "one\r\ntwo\r\n").Sha256);

    private static Migrator Of(GridDatabase database, SchemaScript[] scripts) => new(database.DataSource, scripts, NullLogger<Migrator>.Instance);
}
