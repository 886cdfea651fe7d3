using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using GridOrleans.Harness;
using Npgsql;

namespace GridOrleans.Bench;

/// <summary>pgbench: single-row insert commits a second on the same PostgreSQL, best of several client counts.</summary>
public static partial class Yardstick
{
    private static readonly int[] Clients = [1, 8, 32];

    /// <returns>NaN where there is no pgbench.</returns>
    public static async Task<double> SingleRowCommits(Report report, TimeSpan each)
    {
        if (Environment.GetEnvironmentVariable("GRID_PGBENCH") is not { Length: > 0 } pgbench)
        {
            report.Figure("pgbench", "not on this machine", "no yardstick");
            return double.NaN;
        }

        await using var database = await TestDatabase.Create();
        await database.Scalar<int>("CREATE TABLE yardstick (id bigserial PRIMARY KEY, text text)");
        var script = Path.Combine(Directory.CreateTempSubdirectory("grid-bench-").FullName, "insert.sql");
        await File.WriteAllTextAsync(script, "INSERT INTO yardstick (text) VALUES ('a row of about the length of a short report');\n");

        var best = 0.0;
        foreach (var clients in Clients)
        {
            var rate = await Run(pgbench, new NpgsqlConnectionStringBuilder(database.ConnectionString), script, clients, each);
            report.Figure($"pgbench single-row insert commits, {clients} client(s)", $"{rate:F0}/s");
            best = Math.Max(best, rate);
        }

        return best;
    }

    private static async Task<double> Run(string pgbench, NpgsqlConnectionStringBuilder target, string script, int clients, TimeSpan length)
    {
        var start = new ProcessStartInfo(pgbench) { RedirectStandardOutput = true };
        string[] arguments =
        [
            "-n", "-f", script, "-c", $"{clients}", "-j", "2", "-T", $"{(int)length.TotalSeconds}", "-M", "prepared",
            "-h", target.Host!, "-p", $"{target.Port}", "-U", target.Username!, target.Database!,
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["PGPASSWORD"] = target.Password;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("pgbench did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var match = Rate().Match(output);
        return match.Success
            ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"pgbench said no rate:\n{output}");
    }

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex Rate();
}
