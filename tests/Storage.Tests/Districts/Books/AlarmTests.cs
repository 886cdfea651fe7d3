using GridOrleans.Contracts.Areas;

namespace GridOrleans.StorageTests.Districts.Books;

/// <summary>An alarm is raised once and stays as a record when it is cleared.</summary>
public sealed class AlarmTests
{
    private static readonly OfficeAlarm Chief = new(AlarmKind.Vacancy, "g/gridChief/", SamplePlan.West, SamplePlan.West, null, "gridChief", "澜庭 1 网格");

    private static readonly OfficeAlarm Lost = new(AlarmKind.Orphan, "1", SamplePlan.West, "firm-1", Guid.Parse("00000000-0000-0000-0000-000000000001"), null, "20261120-0001");

    [Fact]
    public async Task What_is_raised_twice_is_one_alarm_and_what_is_no_more_is_cleared()
    {
        await using var town = await Town.Found();
        var alarms = town.Database.Get<IAlarms>();
        Assert.Equal(new AlarmChange(1, 0), await alarms.Reconcile(AlarmKind.Vacancy, [Chief], CancellationToken.None));
        Assert.Equal(new AlarmChange(1, 0), await alarms.Reconcile(AlarmKind.Orphan, [Lost], CancellationToken.None));
        Assert.Equal(new AlarmChange(0, 0), await alarms.Reconcile(AlarmKind.Vacancy, [Chief], CancellationToken.None));
        Assert.Equal([Lost, Chief], (await alarms.Read(null, true, null, 10, CancellationToken.None)).Select(raised => raised.Alarm));

        Assert.Equal(new AlarmChange(0, 1), await alarms.Reconcile(AlarmKind.Vacancy, [], CancellationToken.None));
        Assert.Equal([Lost], (await alarms.Read(null, true, null, 10, CancellationToken.None)).Select(raised => raised.Alarm));
        Assert.NotNull(Assert.Single(await alarms.Read(AlarmKind.Vacancy, false, null, 10, CancellationToken.None)).ClearedAt);
        Assert.Equal(new AlarmChange(1, 0), await alarms.Reconcile(AlarmKind.Vacancy, [Chief], CancellationToken.None));
    }

    [Fact]
    public async Task Issues_are_found_by_their_owner_and_patrols_by_their_grid()
    {
        await using var town = await Town.Found();
        await town.Database.Execute(
            $"""
            insert into issue (id, version, hash, district_code, grid_code, case_no, category_code, state, open, light, owner_unit_id, unit_ids, reported_at, next_due_at,
              stopped_late, track_key_hash, updated_at, queue_row, body)
            select gen_random_uuid(), 7, '', '{SamplePlan.District}', '{SamplePlan.West}', 'n' || n, 'lift', 'Filed', open, 0, owner, array[owner, 'dept-water'], '2025-06-01', 'infinity', 0, '', now(), 'null', 'null'
            from (values (1, 'firm-1', true), (2, 'firm-1', false), (3, 'dept-water', true)) as issue (n, owner, open);
            delete from deadline where owner_id = '{SamplePlan.West}'; update area set valid_to = current_date + 2, valid_from = current_date - 9 where code = '{SamplePlan.West}';
            update area set valid_to = current_date - 2, valid_from = current_date - 9 where code = '{SamplePlan.East}'
            """);
        var owned = town.Database.Get<IOwnedIssues>();
        Assert.Equal(["dept-water", "firm-1"], (await owned.Owners(CancellationToken.None)).Order());
        var found = Assert.Single(await owned.OpenOf(["firm-1", "nobody"], 10, CancellationToken.None));
        Assert.Equal(("n1", 7L, "firm-1", SamplePlan.West), (found.CaseNo, found.Version, found.OwnerUnitId, found.GridCode));

        await owned.SettlePatrols(CancellationToken.None);
        Assert.Equal(SamplePlan.West, await town.Database.Scalar<string>("select string_agg(owner_id, ',') from deadline where clock = 'patrol'"));
    }
}
