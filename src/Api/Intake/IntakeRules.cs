using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Issues;
using Microsoft.AspNetCore.Http;

namespace GridOrleans.Api.Intake;

/// <summary>A report that has been read and found sound.</summary>
public sealed record SoundReport(
    Guid OperationId,
    CategoryPlan Category,
    string Words,
    Channel Channel,
    PointRequest? Point,
    BuildingPlan? Building,
    string? Address,
    ReporterDetails? Reporter,
    OnTheSpot? OnTheSpot);

/// <summary>What a report must be before it is taken.</summary>
internal static class IntakeRules
{
    private const int MaxPhone = 24;

    /// <summary>Null when something is wrong; <paramref name="fields"/> then says what.</summary>
    public static SoundReport? Check(ReportRequest request, IDistrictDirectory district, Fields fields, string? accountKey)
    {
        var operation = fields.OperationId(request.OperationId);
        var words = fields.Text("words", request.Words, Fields.MaxWords);
        var channel = fields.OneOf("channel", request.Channel);
        var category = Category(request, district, fields);
        var building = Building(request, district, fields);
        var address = fields.Optional("address", request.Address, Fields.MaxAddress);
        Point(request, district, fields);
        if (request.Point is null && building is null && address is null && request.BuildingId is null) fields.Refuse("point", FieldCode.PlaceRequired);
        var reporter = Reporter(request.Reporter, fields, accountKey);
        var onTheSpot = OnTheSpot(request.OnTheSpot, fields);
        return fields.AreFine ? new(operation, category!, words, channel, request.Point, building, address, reporter, onTheSpot) : null;
    }

    /// <summary>Who may say that a matter of this place was handled on the spot: its grid's people, and who directs its cases.</summary>
    public static bool MayHandleOnTheSpot(Actor actor, Placement place) => actor.WorksByArea && actor.Serves(place.GridCode);

    private static OnTheSpot? OnTheSpot(OnTheSpotRequest? request, Fields fields) => request is null
        ? null
        : new(fields.OneOf("onTheSpot.result", request.Result), fields.Text("onTheSpot.reply", request.Reply, Fields.MaxWords));

    private static CategoryPlan? Category(ReportRequest request, IDistrictDirectory district, Fields fields)
    {
        var code = fields.Text("categoryCode", request.CategoryCode, Fields.MaxId);
        var category = code.Length > 0 ? district.Category(code) : null;
        if (code.Length > 0 && category is null) fields.Refuse("categoryCode", FieldCode.UnknownCategory, code);
        return category;
    }

    private static BuildingPlan? Building(ReportRequest request, IDistrictDirectory district, Fields fields)
    {
        var id = fields.Optional("buildingId", request.BuildingId, Fields.MaxId);
        var building = id is null ? null : district.Building(id);
        if (id is not null && building is null) fields.Refuse("buildingId", FieldCode.UnknownBuilding, id);
        return building;
    }

    private static void Point(ReportRequest request, IDistrictDirectory district, Fields fields)
    {
        if (request.Point is not { } point) return;
        var longitude = fields.Need("point.longitude", point.Longitude);
        var latitude = fields.Need("point.latitude", point.Latitude);
        fields.Within("point.longitude", longitude, -180, 180);
        fields.Within("point.latitude", latitude, -90, 90);
        if (fields.AreFine && !DistrictFrame.Of(district).IsNear(longitude, latitude)) fields.Refuse("point", FieldCode.FarAway, DistrictFrame.MarginKm);
    }

    private static ReporterDetails? Reporter(ReporterRequest? reporter, Fields fields, string? accountKey)
    {
        var name = fields.Optional("reporter.name", reporter?.Name, Fields.MaxName);
        var phone = fields.Optional("reporter.phone", reporter?.Phone, MaxPhone);
        if (phone is not null && !IsPhone(phone)) fields.Refuse("reporter.phone", FieldCode.NotPhone);
        return name is null && phone is null && accountKey is null ? null : new(name, phone, accountKey);
    }

    private static bool IsPhone(string phone) =>
        phone.Count(char.IsAsciiDigit) >= 3 && phone.Select((letter, index) => char.IsAsciiDigit(letter) || letter is ' ' or '-' || letter == '+' && index == 0).All(fine => fine);
}
