using System.Text.Json;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Json;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Search;

namespace GridOrleans.Storage.Duplicates;

/// <summary>What might be reported twice: where, what and when, and in which words.</summary>
/// <param name="Words">Null = no words to compare yet.</param>
/// <param name="Except">The issue itself.</param>
public sealed record Resembling(string CategoryCode, double Longitude, double Latitude, DateTimeOffset At, string? Words, Guid? Except = null);

/// <param name="Metres">As the crow flies.</param>
/// <param name="Likeness">Of the words, 0–1: shared pairs of characters.</param>
/// <param name="Score">0–1; the list is in its order.</param>
public sealed record DuplicateCandidate(IssueRow Row, double Metres, double Likeness, double Score);

/// <summary>
/// Reports that may be of the same thing: the same category, at most 250 m away, at most 72 hours apart (PRODUCT.md, “Reports that are the same thing”).
/// </summary>
public sealed class DuplicateFinder(NpgsqlDataSource database)
{
    public const double ReachMetres = 250;

    /// <summary>More than fit on a screen are no help; the nearest are ranked.</summary>
    public const int MaxCandidates = 20;

    /// <summary>A storm at one street corner must not make the question long: the latest of them are looked at.</summary>
    private const int MaxLookedAt = 500;

    private const double ByPlace = 0.5, ByTime = 0.2, ByWords = 0.3;

    public static readonly TimeSpan Span = TimeSpan.FromHours(72);

    /// <param name="scope">Only what this viewer may see; null = all, for answers that tell nothing personal.</param>
    /// <param name="later">Also look at reports after the moment: for a dispatcher both sides of a case matter.</param>
    public async Task<IReadOnlyList<DuplicateCandidate>> Find(Resembling wanted, SearchScope? scope, bool later, int limit, CancellationToken cancellation)
    {
        var parameters = new SqlParameters();
        var sql =
            $"""
            select i.queue_row, s.words, s.longitude, s.latitude, s.reported_at
            from issue_search s join issue i on i.id = s.issue_id
            where s.cell = any({parameters.Add(PlaceCells.Around(wanted.Longitude, wanted.Latitude, ReachMetres))})
              and s.category_code = {parameters.Add(wanted.CategoryCode)}
              and s.reported_at >= {parameters.Add((wanted.At - Span).UtcDateTime)}
              and s.reported_at <= {parameters.Add((later ? wanted.At + Span : wanted.At).UtcDateTime)}
              and s.state not in ('Refused', 'Voided', 'Merged')
              and s.issue_id <> {parameters.Add(wanted.Except ?? Guid.Empty)}
              and {(scope is null ? "true" : scope.Condition(parameters, "s"))}
            order by s.reported_at desc limit {MaxLookedAt}
            """;
        await using var command = database.CreateCommand(sql);
        parameters.CopyTo(command.Parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var terms = TermsOf(wanted.Words);
        var found = new List<DuplicateCandidate>();
        while (await reader.ReadAsync(cancellation))
        {
            var metres = PlaceCells.Metres(wanted.Longitude, wanted.Latitude, reader.GetDouble(2), reader.GetDouble(3));
            if (metres > ReachMetres) continue;
            var likeness = Likeness(terms, TermsOf(reader.GetString(1)));
            var apart = (wanted.At - reader.GetFieldValue<DateTimeOffset>(4)).Duration();
            var score = ByPlace * (1 - metres / ReachMetres) + ByTime * Math.Max(0, 1 - apart / Span) + ByWords * likeness;
            found.Add(new(JsonSerializer.Deserialize<IssueRow>(reader.GetString(0), GridJson.Options)!, Math.Round(metres, 1), Math.Round(likeness, 3), Math.Round(score, 4)));
        }

        return [.. found.OrderByDescending(each => each.Score).ThenBy(each => each.Row.ReportedAt).ThenBy(each => each.Row.Id).Take(limit)];
    }

    /// <summary>Dice's coefficient: twice the shared terms over all terms; nothing to compare is no likeness.</summary>
    public static double Likeness(IReadOnlySet<string> one, IReadOnlySet<string> other) =>
        one.Count + other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);

    public static HashSet<string> TermsOf(string? words) => words is null ? [] : [.. Bigrams.TermsOf(Bigrams.Normalise(words))];

    /// <summary>The question that an issue asks about itself.</summary>
    public static Resembling Of(Issue issue) => new(issue.CategoryCode, issue.Place.Longitude, issue.Place.Latitude, issue.ReportedAt, issue.Words, issue.Id);
}
