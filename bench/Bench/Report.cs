using System.Globalization;
using System.Runtime.InteropServices;
using GridOrleans.Harness;

namespace GridOrleans.Bench;

/// <summary>Prints figures as they come and keeps them as a Markdown table with machine, versions and command.</summary>
public sealed class Report(string command)
{
    private readonly List<string> lines = [];

    public void Figure(string what, string figure, string beside = "")
    {
        Console.WriteLine($"{what,-62} {figure,-34} {beside}");
        lines.Add($"| {what} | {figure} | {beside} |");
    }

    public void Failure(string what)
    {
        Console.WriteLine($"FAILED: {what}");
        lines.Add($"| **failed** | {what} | |");
    }

    /// <summary>Written under docs/benchmarks/ by hand where it is to be kept.</summary>
    public async Task Save(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        string[] head =
        [
            $"Command: `{command}`",
            "",
            $"Engine {Surroundings.Engine}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, " +
            $"{Environment.ProcessorCount} shared cores, PostgreSQL {await PostgresVersion()} with fsync on, everything (clients too) on one machine.",
            "",
            "| what | figure | beside |",
            "|---|---|---|",
        ];
        await File.WriteAllLinesAsync(file, [.. head, .. lines]);
        Console.WriteLine($"Kept in {file}");
    }

    public static string Milliseconds(double value) => value.ToString(value < 10 ? "F1" : "F0", CultureInfo.InvariantCulture) + " ms";

    private static async Task<string> PostgresVersion()
    {
        await using var database = await TestDatabase.Create();
        return await database.Scalar<string>("SHOW server_version") ?? "?";
    }
}
