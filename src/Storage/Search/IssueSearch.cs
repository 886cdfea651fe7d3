using System.Runtime.CompilerServices;
using System.Text.Json;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Json;

namespace GridOrleans.Storage.Search;

/// <summary>Finds issues, a page at a time, and never one its viewer may not see: the scope is part of the question.</summary>
public sealed class IssueSearch(NpgsqlDataSource database)
{
    public const int MaxPage = 200;

    /// <summary>Further than this nobody counts: “10,000+”.</summary>
    public const int MostCounted = 10_000;

    public int CountedAtMost { get; init; } = MostCounted;

    /// <summary>Rows read at once for an export.</summary>
    private const int ExportPage = 1000;

    /// <param name="scope">Null = everything; only for the system itself.</param>
    /// <returns>Null = the cursor is not one of ours for this order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not 1–<see cref="MaxPage"/>.</exception>
    public Task<SearchPage?> Find(SearchFilter filter, SearchScope? scope, SearchOrder order, string? cursor, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxPage);
        return Page(filter, scope, order, cursor, limit, cancellation);
    }

    /// <summary>Every row that matches, up to a limit, in pages: memory stays the same whatever the number.</summary>
    public async IAsyncEnumerable<IssueRow> All(SearchFilter filter, SearchScope? scope, SearchOrder order, int most, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? cursor = null;
        for (var given = 0; given < most;)
        {
            var page = (await Page(filter, scope, order, cursor, Math.Min(ExportPage, most - given), cancellation))!;
            foreach (var row in page.Items) yield return row;
            given += page.Items.Count;
            if ((cursor = page.Next) is null) yield break;
        }
    }

    private async Task<SearchPage?> Page(SearchFilter filter, SearchScope? scope, SearchOrder order, string? cursor, int limit, CancellationToken cancellation)
    {
        SearchCursor after = default;
        if (cursor is not null && !SearchCursor.TryParse(cursor, order, out after)) return null;

        // Few or many: the first page finds out, the cursor remembers.
        SearchCursor? from = cursor is null ? null : after;
        return from is { IsMany: true } ? await Many(from, null)
            : await Few(from) is { } page ? page
            : await Many(null, new(CountedAtMost, true));

        async Task<SearchPage?> Few(SearchCursor? beyond)
        {
            var parameters = new SqlParameters();
            var sql = SearchSql.Few(parameters, SearchSql.Conditions(parameters, filter, scope, order == SearchOrder.Due), order, beyond, CountedAtMost, limit + 1);
            await using var command = database.CreateCommand(sql);
            parameters.CopyTo(command.Parameters);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var found = await Read(reader, order, false, limit, cancellation);
            return beyond is null && found.Number > CountedAtMost ? null : new(found.Items, found.Next, beyond is null ? new(found.Number, false) : null);
        }

        async Task<SearchPage?> Many(SearchCursor? beyond, BoundedCount? count)
        {
            var parameters = new SqlParameters();
            var command = new NpgsqlBatchCommand(SearchSql.Many(parameters, SearchSql.Conditions(parameters, filter, scope, order == SearchOrder.Due), order, beyond, limit + 1));
            parameters.CopyTo(command.Parameters);
            await using var connection = await database.OpenConnectionAsync(cancellation);
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new(SearchSql.InOrder), command } };
            await using var reader = await batch.ExecuteReaderAsync(cancellation);
            await reader.NextResultAsync(cancellation);
            var found = await Read(reader, order, true, limit, cancellation);
            return new(found.Items, found.Next, count);
        }
    }

    private static async Task<(List<IssueRow> Items, string? Next, int Number)> Read(NpgsqlDataReader reader, SearchOrder order, bool isMany, int limit, CancellationToken cancellation)
    {
        var items = new List<IssueRow>();
        var number = 0;
        SearchCursor last = default;
        while (await reader.ReadAsync(cancellation))
        {
            if (!isMany) number = reader.GetInt32(4);

            // One row more than the page holds says that there is a next page.
            if (items.Count == limit) return (items, last.ToString(), number);
            items.Add(JsonSerializer.Deserialize<IssueRow>(reader.GetString(0), GridJson.Options)!);
            last = new(order, isMany, reader.GetInt16(1), reader.GetDateTime(2), reader.GetGuid(3));
        }

        return (items, null, number);
    }
}
