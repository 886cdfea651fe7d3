using System.Diagnostics;

namespace GridOrleans.EndToEnd;

/// <summary>The product's own <c>verify</c>, run as its administrator would.</summary>
public static class Verification
{
    public static async Task<bool> Passes(string database) => (await Run(database)).ExitCode == 0;

    public static async Task<(int ExitCode, string Output)> Run(string database)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Surroundings.Program("Silo"));
        start.ArgumentList.Add("verify");
        start.Environment["GRID_DB"] = database;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync() + await error;
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
