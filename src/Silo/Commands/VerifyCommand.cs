using GridOrleans.Storage.Verify;

namespace GridOrleans.Silo.Commands;

/// <summary>Walks every history's chain; beside a running product and without one.</summary>
public static class VerifyCommand
{
    public static Task<int> Run(GridOptions options) => Tools.Run(options, async services =>
    {
        var report = await services.GetRequiredService<ChainVerifier>().Verify(CancellationToken.None);
        if (report.First is { } broken)
        {
            Console.WriteLine($"Broken: issue {broken.IssueId:N}, version {broken.Version}. {broken.Why}");
            Console.WriteLine($"{report.Issues} issues, {report.Entries} entries walked.");
            return ExitCodes.Failed;
        }

        Console.WriteLine($"{report.Issues} issues, {report.Entries} entries: every link holds.");
        return ExitCodes.Fine;
    });
}
