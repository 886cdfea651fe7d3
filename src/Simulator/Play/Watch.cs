using System.Text.Json;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Json;
using GridOrleans.Domain.Clocks;
using GridOrleans.Simulator.Citizens;
using GridOrleans.Simulator.Wire;

namespace GridOrleans.Simulator.Play;

/// <summary>What the queue looks like now: everything open, and what waits for its check.</summary>
public sealed record Sight(IReadOnlyList<IssueRow> Open, IReadOnlyList<IssueRow> Completed, DateTimeOffset ServerNow)
{
    public int Red => Open.Count(r => r.Light == Light.Red);
}

/// <summary>Reads the queue through the dispatcher's eyes, a few bounded pages at a time.</summary>
public sealed class Watch(ApiClient api, Town town, Tally tally)
{
    public const int PageSize = 200;

    /// <summary>A sweep ends here even if there is more; the rest comes up as the first ones are closed.</summary>
    private const int MostPages = 5;

    private sealed record Page(IReadOnlyList<IssueRow> Items, string? Next, DateTimeOffset At);

    /// <summary>Null when the server did not answer or refused; what waits for a check may wait longer.</summary>
    public async Task<Sight?> Look(CancellationToken cancellation)
    {
        if (await Pages("open=true", cancellation) is not { } open)
        {
            return null;
        }

        var completed = await Pages("state=completed&open=false", cancellation);
        return new Sight(open.Rows, completed?.Rows ?? [], open.At);
    }

    private async Task<(IReadOnlyList<IssueRow> Rows, DateTimeOffset At)?> Pages(string filter, CancellationToken cancellation)
    {
        var rows = new List<IssueRow>();
        var at = DateTimeOffset.MinValue;
        string? cursor = null;
        for (var page = 0; page < MostPages && (page == 0 || cursor is not null); page++)
        {
            var path = $"/api/issues?{filter}&limit={PageSize}" + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}");
            var answer = await api.Get(path, town.Dispatcher, cancellation);
            if (answer is not Answer.Done done)
            {
                tally.ReadingAnswered(answer);
                return null;
            }

            var read = JsonSerializer.Deserialize<Page>(done.Body, GridJson.Options)!;
            rows.AddRange(read.Items);
            (cursor, at) = (read.Next, read.At);
        }

        // A row can move from one page to the next while they are read.
        return (rows.DistinctBy(r => r.Id).ToList(), at);
    }
}
