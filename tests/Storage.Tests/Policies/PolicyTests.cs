using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Policies;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Districts;
using GridOrleans.Storage.Districts.Books;
using Npgsql;

namespace GridOrleans.StorageTests.Policies;

/// <summary>Policies and calendars are kept version by version, and the district in memory chooses among them.</summary>
public sealed class PolicyTests(PolicyTests.Imported imported) : IClassFixture<PolicyTests.Imported>
{
    private static readonly Placement Place = new(SamplePlan.District, "990103001", "990103001001", SamplePlan.West, null, null, "西", null, 118.005, 36.705);

    private IPolicies Policies => imported.Database.Get<IPolicies>();

    // Harm: 5 working days over the spring festival of 2026 end on a day nobody works.
    [Fact]
    public async Task The_published_days_are_there_with_their_source()
    {
        var office = (await Policies.Read(CancellationToken.None)).Calendar("cn-office")!;

        Assert.Empty(CalendarCheck.Flaws(office.Calendar));
        Assert.Equal((13, 11), (office.Calendar.Holidays.Count, office.Calendar.ExtraWorkDays.Count));
        Assert.Contains("国办发明电〔2025〕7号", office.Source);
        Assert.Equal([true, false, true], new DateOnly[] { new(2026, 2, 14), new(2026, 2, 23), new(2026, 10, 10) }.Select(office.Calendar.IsWorkingDay));
    }

    // Harm: an administrator's policy is stored and never used, or bends what was frozen before.
    [Fact]
    public async Task A_new_version_holds_for_new_cases_of_its_kind_and_carries_its_calendar()
    {
        var lift = imported.District.Category("lift")!;
        var start = new DateTimeOffset(2026, 11, 20, 8, 30, 0, TimeSpan.Zero);
        var made = Lift("lift", 1, days: 5) with { CalendarId = "cn-office" };

        Assert.Equal(ShelfOutcome.Done, await Policies.Add(made, DateTimeOffset.UnixEpoch, "管理员", CancellationToken.None));
        var policy = imported.District.PolicyFor(lift, Place, false, Channel.Resident, start);
        Assert.Equal(ShelfOutcome.Done, await Policies.Add(Lift("lift", 2, days: 3) with { CalendarId = "cn-office" }, DateTimeOffset.UnixEpoch, "管理员", CancellationToken.None));

        // The sample is a drill: wall time, divided by 60.
        Assert.Equal(("lift", 1, TimeSpan.FromHours(2)), (policy.Id, policy.Version, policy.Close));
        Assert.Equal(2, imported.District.PolicyFor(lift, Place, false, Channel.Resident, start).Version);
        Assert.Equal("2341", imported.District.PolicyFor(lift, Place, true, Channel.Resident, start).Id);
        Assert.Equal("2341", imported.District.Policy.Id);

        var stored = (await Policies.Read(CancellationToken.None)).Newest("lift")!;
        Assert.Equal(("锁定", "login:admin", "第二版"), (stored.Name, stored.MadeBy, stored.Note));
        Assert.Equal([CommandKind.Park, CommandKind.Void], stored.Policy.Approvals);
        var trail = await imported.Database.Get<AuditTrail>().Read("policies", "lift", null, 10, CancellationToken.None);
        Assert.Equal([("add", "管理员", 2), ("add", "管理员", 1)], trail.Select(entry => (entry.Action, entry.ActorName, entry.Detail.GetProperty("policy").GetProperty("version").GetInt32())));
        Assert.Equal((TimeBasis.WorkingDays, TimeSpan.FromDays(3)), (stored.Policy.CloseBasis, stored.Policy.Close));
    }

    // Harm: two administrators change the same policy and one of them never learns that the other did.
    [Fact]
    public async Task Who_comes_second_is_told_and_changes_nothing()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Policies.Add(Lift("raced", 1, days: 2) with { CalendarId = "cn-office" }, null, "管理员", CancellationToken.None)));

        Assert.Equal([ShelfOutcome.Done, ShelfOutcome.Raced, ShelfOutcome.Raced, ShelfOutcome.Raced], outcomes.Order());
    }

    // Harm: the last policy for ordinary cases is retired, and from that night on no report can be taken.
    [Fact]
    public async Task The_policy_of_ordinary_cases_cannot_be_retired_without_another()
    {
        var pledge = (await Policies.Read(CancellationToken.None)).Newest("2341")!;
        var before = imported.District;

        Assert.Equal(ShelfOutcome.LeavesGap, await Policies.Add(Next(pledge) with { IsRetired = true }, DateTimeOffset.UtcNow.AddDays(9), "管理员", CancellationToken.None));
        Assert.Equal(ShelfOutcome.LeavesGap, await Policies.Add(Next(pledge) with { When = new(Urgent: true) }, null, "管理员", CancellationToken.None));
        Assert.Same(before, imported.District);
    }

    // Harm: a version that cases were opened with is changed under them.
    [Theory]
    [InlineData("update sla_policy set close = '1 hour'")]
    [InlineData("delete from work_calendar")]
    public async Task No_version_is_ever_edited(string sql) => await Assert.ThrowsAsync<PostgresException>(() => imported.Database.Execute(sql));

    private static PolicyVersion Next(PolicyVersion version) => version with { Policy = version.Policy with { Version = version.Policy.Version + 1 } };

    private static PolicyVersion Lift(string id, int version, int days) => new(
        SlaPolicy.Pledge2341 with
        {
            Id = id, Version = version, Close = TimeSpan.FromDays(days), CloseBasis = TimeBasis.WorkingDays, Approvals = [CommandKind.Park, CommandKind.Void],
        },
        "锁定", new(Urgent: false, CategoryCode: id == "lift" ? "lift" : "none", AreaCode: "990103001", Channel: Channel.Resident), null, default, false, "第二版", "login:admin", default);

    public sealed class Imported : IAsyncLifetime
    {
        public GridDatabase Database { get; private set; } = null!;

        public IDistrictDirectory District => Database.Get<IDistricts>().Current!;

        public async ValueTask InitializeAsync()
        {
            Database = await GridDatabase.Create();
            await Database.Get<DistrictImporter>().Import(SamplePlan.Whole, CancellationToken.None);
            await Database.Get<DistrictStore>().Refresh(CancellationToken.None);
        }

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
