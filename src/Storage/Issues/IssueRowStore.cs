using System.Text.Json;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Json;

namespace GridOrleans.Storage.Issues;

/// <summary>The rows grains rebuild themselves from.</summary>
public sealed class IssueRowStore(NpgsqlDataSource database) : IIssueRows
{
    public Task<IReadOnlyList<IssueRow>> OpenInDistrict(string districtCode, CancellationToken cancellation) =>
        Rows("select queue_row from issue where open and district_code = $1", [new() { Value = districtCode }], cancellation);

    public Task<IReadOnlyList<IssueRow>> OpenInGrid(string gridCode, CancellationToken cancellation) =>
        Rows("select queue_row from issue where open and grid_code = $1", [new() { Value = gridCode }], cancellation);

    public Task<IReadOnlyList<IssueRow>> OpenOfUnit(string unitId, CancellationToken cancellation) =>
        Rows("select queue_row from issue where open and unit_ids @> array[$1]", [new() { Value = unitId }], cancellation);

    /// <summary>
    /// Rows carry the moment they were written, a little before their transaction is seen: ask from a few seconds before the last look.
    /// </summary>
    public Task<IReadOnlyList<IssueRow>> ChangedSince(string districtCode, DateTimeOffset since, CancellationToken cancellation) => Rows(
        "select queue_row from issue where updated_at >= $2 and district_code = $1 order by updated_at",
        [new() { Value = districtCode }, new() { Value = since.UtcDateTime }],
        cancellation);

    public async Task<IReadOnlyList<BuildingReport>> ReportsOfBuilding(string buildingId, DateTimeOffset since, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select id, category_code, reported_at from issue where building_id = $1 and reported_at >= $2 order by reported_at desc");
        command.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = buildingId }, new() { Value = since.UtcDateTime } });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var reports = new List<BuildingReport>();
        while (await reader.ReadAsync(cancellation)) reports.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2)));
        return reports;
    }

    private async Task<IReadOnlyList<IssueRow>> Rows(string sql, NpgsqlParameter[] parameters, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<IssueRow>();
        while (await reader.ReadAsync(cancellation)) rows.Add(JsonSerializer.Deserialize<IssueRow>(reader.GetString(0), GridJson.Options)!);
        return rows;
    }
}
