using GridOrleans.Grains.Issues;
using GridOrleans.Storage.Districts;
using GridOrleans.Storage.Rebuild;

namespace GridOrleans.Silo.Commands;

/// <summary>Makes everything that is derived from histories anew and compares; beside a running product and without one.</summary>
public static class RebuildCommand
{
    private const int IssuesBetweenWords = 10_000;

    /// <param name="repair">False = only look, and fail if anything differs.</param>
    public static Task<int> Run(GridOptions options, bool repair) => Tools.Run(options, async services =>
    {
        // Days are the district's own.
        await services.GetRequiredService<DistrictStore>().Refresh(CancellationToken.None);
        var said = 0L;
        var report = await services.GetRequiredService<IssueRebuilder>().Run(
            (issue, entry) => IssueCommits.Of(null, issue, entry, null),
            repair,
            progress =>
            {
                if (progress.Issues - said < IssuesBetweenWords) return;
                said = progress.Issues;
                Console.WriteLine($"{progress.Issues} issues, {progress.Differing} differing so far");
            },
            CancellationToken.None);
        Console.WriteLine(
            $"{report.Issues} issues folded anew. Differing: {report.Rows} rows, {report.Deadlines} sets of deadlines, {report.Projections} search rows or facts, " +
            $"{report.Sums} daily sums, {report.Strays} rows of no issue. {(report.Differing == 0 ? "Everything is what the histories say." : repair ? "Repaired." : "Nothing was changed.")}");
        if (report.Unreadable > 0) Console.WriteLine($"{report.Unreadable} histories hold events this build does not know; they were left as they are.");
        return report.Unreadable > 0 || report.Differing > 0 && !repair ? ExitCodes.Failed : ExitCodes.Fine;
    });
}
