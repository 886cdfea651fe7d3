using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Deadlines;
using GridOrleans.Contracts.Json;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Escalation;
using GridOrleans.Storage.Policies;
using System.Text.Json;

namespace GridOrleans.Storage.Districts;

/// <summary>What the district starts with: the 2341 promises, the four-level ladder, and every grid's first patrol day.</summary>
internal static class DistrictRules
{
    public static async Task Write(NpgsqlConnection connection, DistrictPlan plan, CancellationToken cancellation)
    {
        var pledge = new PolicyVersion(SlaPolicy.Pledge2341, "2341", PolicyConditions.None, null, default, false, null, "import", default);
        await using (var policy = PolicyRows.Insert(connection, pledge, null)) await policy.ExecuteNonQueryAsync(cancellation);

        var ladder = Ladder.FourLevels;
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("insert into ladder (id, version, rungs) values ($1, $2, $3)")
        {
            Parameters =
            {
                new() { Value = ladder.Id }, new() { Value = ladder.Version },
                new() { Value = JsonSerializer.Serialize(ladder.Rungs, GridJson.Options), NpgsqlDbType = NpgsqlDbType.Json },
            },
        });
        batch.BatchCommands.Add(new(
            """
            insert into deadline (owner_kind, owner_id, clock, generation, due_at, wake_at)
            select $1, code, 'patrol', 1, due_at, due_at
            from unnest($2) as grid (code), (select clock_timestamp() + $3 as due_at) as day_end
            """)
        {
            Parameters =
            {
                new() { Value = (short)DeadlineOwner.Grid },
                Arrays.Text(plan.Areas.Where(area => area.Level == AreaLevel.Grid).Select(area => area.Code).ToArray()),
                new() { Value = TimeSpan.FromDays(1) / plan.DrillDivisor },
            },
        });
        await batch.ExecuteNonQueryAsync(cancellation);
    }
}
