using Npgsql;

namespace GridOrleans.EndToEnd.People;

/// <summary>Two policies beside the usual one, as an administrator would have made them.</summary>
internal static class Policies
{
    public static async Task Make(Installation city)
    {
        await using var connection = new NpgsqlConnection(city.Database.ConnectionString);
        await connection.OpenAsync();
        await using var make = new NpgsqlCommand(
            $"""
            INSERT INTO sla_policy (id, version, respond, handle, close, plan, respond_stop, check_window, name, category_code, approvals, whistle_approvals, reopen_window)
            VALUES
              ('strict', 1, '20 min', '30 min', '4 h', '1 day', 'Accept', '1 day', 'strict', '{Cast.Strict}',
                ARRAY['Park', 'Extend', 'FilePlan', 'Return', 'Void', 'Reopen'], ARRAY['Street'], '7 days'),
              ('brief', 1, '20 min', '30 min', '4 h', '1 day', 'Accept', '1 day', 'brief', '{Cast.Brief}', NULL, NULL, '1 s');
            UPDATE district SET revision = revision + 1 RETURNING revision
            """,
            connection);
        var revision = await make.ExecuteScalarAsync();
        await Eventually.IsTrue("the policies to be known", () => Task.FromResult(city.Silo.Log.Contains($"revision {revision}:", StringComparison.Ordinal)));
    }
}
