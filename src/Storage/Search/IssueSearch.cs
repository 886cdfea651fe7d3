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

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var count = cursor is null ? await Count(connection, filter, scope, order, cancellation) : null;
        var isMany = count?.IsMore ?? after.IsMany;
        var parameters = new SqlParameters();
        var conditions = SearchSql.Conditions(parameters, filter, scope, order == SearchOrder.Due);
        await using var batch = new NpgsqlBatch(connection);
        if (isMany) batch.BatchCommands.Add(new(SearchSql.InOrder));
        var command = new NpgsqlBatchCommand(SearchSql.Page(parameters, conditions, order, cursor is null ? null : after, isMany, limit + 1));
        parameters.CopyTo(command.Parameters);
        batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        if (isMany) await reader.NextResultAsync(cancellation);
        return await Read(reader, order, isMany, limit, count, cancellation);
    }

    private static async Task<SearchPage> Read(NpgsqlDataReader reader, SearchOrder order, bool isMany, int limit, BoundedCount? count, CancellationToken cancellation)
    {
        var items = new List<IssueRow>();
        SearchCursor last = default;
        while (await reader.ReadAsync(cancellation))
        {
            // One row more than the page holds says that there is a next page.
            if (items.Count == limit) return new(items, last.ToString(), count);
            items.Add(JsonSerializer.Deserialize<IssueRow>(reader.GetString(0), GridJson.Options)!);
            last = new(order, isMany, reader.GetInt16(1), reader.GetDateTime(2), reader.GetGuid(3));
        }

        return new(items, null, count);
    }

    private static async Task<BoundedCount> Count(NpgsqlConnection connection, SearchFilter filter, SearchScope? scope, SearchOrder order, CancellationToken cancellation)
    {
        var parameters = new SqlParameters();
        await using var command = new NpgsqlCommand(SearchSql.Count(SearchSql.Conditions(parameters, filter, scope, order == SearchOrder.Due), MostCounted), connection);
        parameters.CopyTo(command.Parameters);
        var number = (int)(await command.ExecuteScalarAsync(cancellation))!;
        return new(Math.Min(number, MostCounted), number > MostCounted);
    }
}
