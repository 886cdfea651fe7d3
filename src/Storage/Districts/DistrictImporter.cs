using GridOrleans.Contracts.Areas;

namespace GridOrleans.Storage.Districts;

/// <summary>Makes a plan the installation's district: checked whole, then written whole, in one transaction, once.</summary>
public sealed class DistrictImporter(NpgsqlDataSource database, ILogger<DistrictImporter> log)
{
    /// <summary>Names the advisory lock, so that two processes on an empty database do not both import.</summary>
    private const long LockKey = 0x47524944_504C414E;

    public async Task<ImportOutcome> Import(DistrictPlan plan, CancellationToken cancellation)
    {
        var problems = PlanCheck.Problems(plan);
        if (problems.Count > 0) return new ImportOutcome.Refused(problems);

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var once = new NpgsqlCommand($"select pg_advisory_xact_lock({LockKey})", connection)) await once.ExecuteNonQueryAsync(cancellation);
        await using (var look = new NpgsqlCommand("select code from district limit 1", connection))
        {
            if (await look.ExecuteScalarAsync(cancellation) is string code) return new ImportOutcome.AlreadyThere(code);
        }

        await DistrictRows.Write(connection, plan, cancellation);
        await DistrictRules.Write(connection, plan, cancellation);
        if (plan.Demo) await DemoAccess.Write(connection, plan, cancellation);
        await transaction.CommitAsync(cancellation);

        var grids = plan.Areas.Count(area => area.Level == AreaLevel.Grid);
        log.Imported(plan.Code, plan.Name, grids, plan.Buildings.Count);
        return new ImportOutcome.Imported(grids, plan.Buildings.Count);
    }
}

internal static partial class DistrictImporterLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Imported district {Code} {Name}: {Grids} grids, {Buildings} buildings.")]
    public static partial void Imported(this ILogger log, string code, string name, int grids, int buildings);
}
