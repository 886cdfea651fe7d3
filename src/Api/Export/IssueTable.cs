using System.Runtime.CompilerServices;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Issues;

namespace GridOrleans.Api.Export;

/// <summary>Issues as a table. Holds what lists show: no reporter, no address, nobody's words.</summary>
internal static class IssueTable
{
    private static readonly string[] Columns = ["caseNo", "state", "category", "urgent", "light", "channel", "place", "grid", "lead", "owner", "reportedAt", "dueAt", "completedAt"];

    public static ExportTable Of(IAsyncEnumerable<IssueRow> rows, IDistrictDirectory district, Tongue tongue) =>
        new("issues", [.. Columns.Select(column => Catalogue.Say(tongue, "export." + column))], Cells(rows, district, tongue));

    private static async IAsyncEnumerable<IReadOnlyList<Cell>> Cells(
        IAsyncEnumerable<IssueRow> rows, IDistrictDirectory district, Tongue tongue, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            var category = district.Category(row.CategoryCode);
            yield return
            [
                Cell.Of(row.CaseNo),
                Cell.Of(Names.Of(tongue, row.State)),
                Cell.Of(category is null ? row.CategoryCode : tongue == Tongue.English ? category.NameEn : category.Name),
                Cell.Of(row.Urgent ? Catalogue.Say(tongue, "export.yes") : ""),
                Cell.Of(row.Open ? Catalogue.Say(tongue, "light." + Names.Camel(row.Light)) : ""),
                Cell.Of(Catalogue.Say(tongue, "channel." + Names.Camel(row.Channel))),
                Cell.Of(row.Place),
                Cell.Of(district.Area(row.GridCode)?.ShortName ?? row.GridCode),
                Cell.Of(row.LeadUnitId is { } lead ? district.Unit(lead)?.Name ?? lead : ""),
                Cell.Of(district.Unit(row.OwnerUnitId)?.Name ?? row.OwnerUnitId),
                Cell.Of(row.ReportedAt, district.Zone),
                Cell.Of(row.NextDueAt, district.Zone),
                Cell.Of(row.ClosedAt, district.Zone),
            ];
        }
    }
}
