using GridOrleans.Contracts.Areas;

namespace GridOrleans.Storage.Districts.Books;

/// <summary>One row by hand.</summary>
public sealed partial class BookKeeper
{
    public Task<BookOutcome> Put(UnitPlan unit, BookWriter who, CancellationToken cancellation) => Put(BookLists.Units, unit, who, cancellation);

    public Task<BookOutcome> Put(PersonPlan person, BookWriter who, CancellationToken cancellation) => Put(BookLists.Persons, person, who, cancellation);

    public Task<BookOutcome> Put(PostPlan post, BookWriter who, CancellationToken cancellation) => Put(BookLists.Posts, post, who, cancellation);

    public Task<BookOutcome> Put(EstateTypePlan type, BookWriter who, CancellationToken cancellation) => Put(BookLists.EstateTypes, type, who, cancellation);

    public Task<BookOutcome> Put(EstatePlan estate, BookWriter who, CancellationToken cancellation) => Put(BookLists.Estates, estate, who, cancellation);

    public Task<BookOutcome> Put(AbsencePlan absence, BookWriter who, CancellationToken cancellation) => Put(BookLists.Absences, absence, who, cancellation);

    public Task<BookOutcome> Put(RosterPlan roster, BookWriter who, CancellationToken cancellation) => Put(BookLists.Rosters, roster, who, cancellation);

    public Task<BookOutcome> Put(AreaLevelPlan level, BookWriter who, CancellationToken cancellation) => Put(BookLists.Levels, level, who, cancellation);

    public Task<BookOutcome> Put(PostRulePlan rule, BookWriter who, CancellationToken cancellation) => Put(BookLists.PostRules, rule, who, cancellation);

    public Task<BookOutcome> Put(SizeRulePlan rule, BookWriter who, CancellationToken cancellation) => Put(BookLists.SizeRules, rule, who, cancellation);

    /// <returns>False = there was none.</returns>
    public Task<bool> RemoveAbsence(string id, BookWriter who, CancellationToken cancellation) => Remove(BookLists.Absences.Name, "absence", id, who, cancellation);

    public Task<bool> RemoveRoster(string id, BookWriter who, CancellationToken cancellation) => Remove(BookLists.Rosters.Name, "roster", id, who, cancellation);

    private Task<BookOutcome> Put<T>(BookList<T> list, T item, BookWriter who, CancellationToken cancellation) =>
        Put(list, [(0, item)], new(), who, "put", dryRun: false, cancellation);

    private async Task<bool> Remove(string list, string table, string id, BookWriter who, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Open(connection, cancellation);
        await using (var command = new NpgsqlCommand($"delete from {table} where id = $1", connection))
        {
            command.Parameters.Add(new() { Value = id });
            if (await command.ExecuteNonQueryAsync(cancellation) == 0) return false;
        }

        await AuditTrail.Write(connection, who, "remove", list, id, new { }, cancellation);
        await Close(connection, transaction, cancellation);
        return true;
    }
}
