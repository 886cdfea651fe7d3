using System.Globalization;
using System.Text.Json;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Json;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Duplicates;
using GridOrleans.Storage.Search;
using Npgsql;
using NpgsqlTypes;

namespace GridOrleans.Bench;

/// <summary>
/// A year of a city's issues, written by COPY into what searches read: one in fifty open, the words those of the categories' examples, spread over all
/// buildings. Not lived by the decider: only what is searched is there.
/// </summary>
internal sealed class ManyIssues(DistrictPlan plan, int count, DateTimeOffset now)
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    private readonly Placement[] places = [.. plan.Buildings.Select(building => new Placement(
        plan.Code, building.GridCode[..9], building.GridCode[..12], building.GridCode, building.EstateId, building.Id, building.Name, building.Address, building.Longitude, building.Latitude))];

    public Placement PlaceOf(int number) => places[(int)(number * 7919L % places.Length)];

    public CategoryPlan CategoryOf(int number) => plan.Categories[(int)(number * 31L % plan.Categories.Count)];

    public DateTimeOffset ReportedAt(int number) => now - Year * ((double)number / count);

    public async Task Write(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        await Run(connection, "drop index issue_search_by_term");
        await Copy(connection, "copy issue (id, version, hash, district_code, grid_code, building_id, case_no, category_code, state, open, light, owner_unit_id, lead_unit_id, unit_ids, reported_at, completed_at, next_due_at, stopped_late, track_key_hash, updated_at, queue_row, body) from stdin (format binary)", Issue);
        await Copy(connection, "copy issue_search (issue_id, version, district_code, grid_code, building_id, category_code, state, open, urgency, reported_at, ended_at, updated_at, next_due_at, cell, longitude, latitude, label, words, text, terms) from stdin (format binary)", Search);
        await Run(connection, "create index issue_search_by_term on issue_search using gin (terms) with (gin_pending_list_limit = 512)");
        await Run(connection, "vacuum analyze issue_search");
        await Run(connection, "analyze issue");
    }

    private static bool IsOpen(int number) => number % 50 == 0;

    private static Guid IdOf(int number) => OperationId.Derive("many", number.ToString(CultureInfo.InvariantCulture));

    private static string CaseOf(int number) => $"M-{number:D8}";

    private string WordsOf(int number) => $"{CategoryOf(number).Examples[number % CategoryOf(number).Examples.Count]}{number % 30 + 1}楼{number % 4 + 1}单元";

    private string UnitOf(int number) => CategoryOf(number).UnitId ?? plan.FallbackUnitId;

    private IssueRow Row(int number)
    {
        var (place, at) = (PlaceOf(number), ReportedAt(number));
        var clocks = Enum.GetValues<ClockKind>().Select(kind => new ClockRow(kind, TimeSpan.FromHours(4), at, at.AddHours(4), at.AddHours(3), IsOpen(number) ? null : at.AddHours(1), null, Light.Green)).ToArray();
        return JsonSerializer.Deserialize<IssueRow>(JsonSerializer.Serialize(new
        {
            Id = IdOf(number), CaseNo = CaseOf(number), Version = 5L, State = IsOpen(number) ? IssueState.Handling : IssueState.Closed, CategoryCode = CategoryOf(number).Code, CategoryOf(number).Urgent,
            Channel = Channel.Resident, DistrictCode = plan.Code, place.GridCode, place.BuildingId, Place = place.Label, place.Longitude, place.Latitude, OwnerUnitId = UnitOf(number), LeadUnitId = UnitOf(number),
            ReportedAt = at, ClosedAt = IsOpen(number) ? (DateTimeOffset?)null : at.AddHours(1), Open = IsOpen(number), Light = Light.Green, NextDueAt = IsOpen(number) ? at.AddHours(4) : (DateTimeOffset?)null,
            Clocks = clocks, UnitIds = new[] { UnitOf(number) }, RingingUnitIds = Array.Empty<string>(), Whistle = (OpenWhistle?)null, LastRung = (LastRung?)null,
        }, GridJson.Options), GridJson.Options)!;
    }

    private void Issue(NpgsqlBinaryImporter to, int number)
    {
        var (row, place) = (Row(number), PlaceOf(number));
        to.Write(row.Id);
        to.Write(5L);
        to.Write("");
        to.Write(plan.Code);
        to.Write(place.GridCode);
        to.Write(place.BuildingId!);
        to.Write(row.CaseNo);
        to.Write(row.CategoryCode);
        to.Write(row.State.ToString());
        to.Write(row.Open);
        to.Write((short)0);
        to.Write(row.OwnerUnitId);
        to.Write(row.LeadUnitId!);
        to.Write(row.UnitIds.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
        to.Write(row.ReportedAt.UtcDateTime, NpgsqlDbType.TimestampTz);
        if (row.ClosedAt is { } closed) to.Write(closed.UtcDateTime, NpgsqlDbType.TimestampTz);
        else to.WriteNull();
        to.Write(row.NextDueAt?.UtcDateTime ?? DateTime.MaxValue, NpgsqlDbType.TimestampTz);
        to.Write((short)0);
        to.Write(row.CaseNo);
        to.Write(row.ReportedAt.UtcDateTime, NpgsqlDbType.TimestampTz);
        to.Write(JsonSerializer.Serialize(row, GridJson.Options), NpgsqlDbType.Json);
        to.Write("{}", NpgsqlDbType.Json);
    }

    private void Search(NpgsqlBinaryImporter to, int number)
    {
        var (place, at, words, open) = (PlaceOf(number), ReportedAt(number), WordsOf(number), IsOpen(number));
        string[] fields = [.. new[] { words, place.Label, place.Address!, CaseOf(number), "已派人处理，请查看" }.Select(Bigrams.Normalise)];
        string[] terms =
        [
            .. Term.Areas(place.GridCode), Term.State(open ? IssueState.Handling : IssueState.Closed), Term.Open(open), Term.Light(Light.Green), Term.Category(CategoryOf(number).Code),
            Term.Channel(Channel.Resident), Term.Owner(UnitOf(number)), Term.Lead(UnitOf(number)), Term.Unit(UnitOf(number)), Term.Sight(UnitOf(number)),
            .. fields.SelectMany(Bigrams.TermsOf).Select(Term.Text).Distinct(),
        ];
        to.Write(IdOf(number));
        to.Write(5L);
        to.Write(plan.Code);
        to.Write(place.GridCode);
        to.Write(place.BuildingId!);
        to.Write(CategoryOf(number).Code);
        to.Write((open ? IssueState.Handling : IssueState.Closed).ToString());
        to.Write(open);
        to.Write((short)(open ? 5 : 9));
        to.Write(at.UtcDateTime, NpgsqlDbType.TimestampTz);
        if (open) to.WriteNull();
        else to.Write(at.AddHours(1).UtcDateTime, NpgsqlDbType.TimestampTz);
        to.Write(at.UtcDateTime, NpgsqlDbType.TimestampTz);
        to.Write(open ? at.AddHours(4).UtcDateTime : DateTime.MaxValue, NpgsqlDbType.TimestampTz);
        to.Write(PlaceCells.Of(place.Longitude, place.Latitude));
        to.Write(place.Longitude);
        to.Write(place.Latitude);
        to.Write(place.Label);
        to.Write(words);
        to.Write(string.Join(Bigrams.FieldEnd, fields));
        to.Write(terms, NpgsqlDbType.Array | NpgsqlDbType.Text);
    }

    private async Task Copy(NpgsqlConnection connection, string command, Action<NpgsqlBinaryImporter, int> row)
    {
        await using var to = await connection.BeginBinaryImportAsync(command);
        for (var number = 0; number < count; number++)
        {
            await to.StartRowAsync();
            row(to, number);
        }

        await to.CompleteAsync();
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
