using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Areas;
using GridOrleans.Storage.Districts.Books;
using Npgsql;

namespace GridOrleans.StorageTests.Districts.Books;

/// <summary>Every change of the books says who made it, and what it says cannot be changed.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task Each_change_is_told_with_what_was_and_what_is()
    {
        await using var town = await Town.Found();
        var trail = town.Database.Get<AuditTrail>();
        var firm = new UnitPlan("firm-1", "锦绣物业有限公司", "锦绣", UnitKind.PropertyFirm, SamplePlan.West);
        await town.Keeper.Put(firm, Town.Admin, CancellationToken.None);
        await town.Keeper.Put(firm, Town.Admin, CancellationToken.None);
        await town.Keeper.Put(new RosterPlan("r", "值班", "firm-1", null, "liaison", null, null, [], []), Town.Admin, CancellationToken.None);
        Assert.True(await town.Keeper.RemoveRoster("r", Town.Admin, CancellationToken.None));
        Assert.False(await town.Keeper.RemoveRoster("r", Town.Admin, CancellationToken.None));

        var entries = await trail.Read(null, null, null, 10, CancellationToken.None);
        Assert.Equal(["remove rosters r", "put rosters r", "put units firm-1"], entries.Select(entry => $"{entry.Action} {entry.Subject} {entry.SubjectId}"));
        Assert.All(entries, entry => Assert.Equal(("login:admin", "管理员"), (entry.ActorId, entry.ActorName)));
        var row = entries[^1].Detail.GetProperty("rows")[0];
        Assert.Equal(("锦绣物业", "锦绣"), (row.GetProperty("was").GetProperty("shortName").GetString(), row.GetProperty("now").GetProperty("shortName").GetString()));
        Assert.Equal([entries[2].Id], (await trail.Read("units", "firm-1", entries[0].Id, 10, CancellationToken.None)).Select(entry => entry.Id));
    }

    [Theory]
    [InlineData("update audit set actor_name = 'nobody'")]
    [InlineData("delete from audit")]
    [InlineData("truncate audit")]
    public async Task Nobody_changes_what_was_told(string sql)
    {
        await using var town = await Town.Found();
        await town.Keeper.Put(new PersonPlan("p-1", "李明", "13800000009"), Town.Admin, CancellationToken.None);
        var failure = await Assert.ThrowsAsync<PostgresException>(() => town.Database.Execute(sql));
        Assert.Equal(PostgresErrorCodes.RestrictViolation, failure.SqlState);
    }
}
