namespace GridOrleans.Storage.Projection;

/// <summary>When the district's time was divided. What was reported then is a drill's.</summary>
public sealed class DrillTimes
{
    /// <summary>Latest first.</summary>
    private readonly List<(string DistrictCode, DateTime Since, int Divisor)> changes = [];

    public bool IsDrill(string districtCode, DateTimeOffset reportedAt) =>
        changes.FirstOrDefault(change => change.DistrictCode == districtCode && change.Since <= reportedAt.UtcDateTime).Divisor > 1;

    public static async Task<DrillTimes> Read(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select district_code, since, divisor from drill_time order by since desc", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var times = new DrillTimes();
        while (await reader.ReadAsync(cancellation)) times.changes.Add((reader.GetString(0), reader.GetDateTime(1), reader.GetInt32(2)));
        return times;
    }
}
