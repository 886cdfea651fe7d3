using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Api.Intake;

/// <summary>A report as it comes in. Say where by a point, a building or an address; a building named beats one found.</summary>
public sealed record ReportRequest(
    [property: Required, Description("Chosen by the caller, fresh for each report. The same id again gets the first answer and changes nothing.")]
    Guid? OperationId,
    [property: Required, Description("A code of /api/public/categories.")]
    string? CategoryCode,
    [property: Required, Description("What is the matter, in the reporter's words; at most 2,000 characters.")]
    string? Words,
    [property: Required, Description("How the report reached us. Without sign-in only “resident”.")]
    Channel? Channel,
    PointRequest? Point = null,
    [property: Description("A building of the district.")]
    string? BuildingId = null,
    [property: Description("Address words; at most 200 characters. Kept as written; names the building where it is unmistakable.")]
    string? Address = null,
    ReporterRequest? Reporter = null,
    [property: Description("Uploaded photos, at most 9 ids of /api/attachments; shown to those who work on the case and on the reporter's page.")]
    IReadOnlyList<Guid>? Attachments = null,
    [property: Description("自处置: handled there and then by a member or chief of the grid (小事不出网格), or by a dispatcher's word.")]
    OnTheSpotRequest? OnTheSpot = null);

/// <summary>What was done about it on the spot.</summary>
public sealed record OnTheSpotRequest(
    [property: Required] Outcome? Result,
    [property: Required, Description("The reply to the reporter; at most 2,000 characters.")] string? Reply);

/// <summary>WGS 84.</summary>
public sealed record PointRequest(
    [property: Required, Description("Degrees east.")] double? Longitude,
    [property: Required, Description("Degrees north.")] double? Latitude);

/// <summary>Personal data of who reports: both optional, shown masked and only to those whose work needs it.</summary>
public sealed record ReporterRequest(
    [property: Description("At most 50 characters.")] string? Name = null,
    [property: Description("Digits with an optional leading +; spaces and hyphens are fine.")] string? Phone = null);
