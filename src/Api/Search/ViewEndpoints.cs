using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Access;
using GridOrleans.Storage.Search;
using GridOrleans.Storage.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Search;

/// <param name="Mine">May be changed by the asker.</param>
/// <param name="UnitId">The unit it is shared with; null = none.</param>
/// <param name="AreaCode">The area it is shared with; null = none.</param>
public sealed record ViewRow(Guid Id, string Name, string Query, string Sort, bool Mine, string OwnerName, string? UnitId, string? AreaCode, DateTimeOffset ChangedAt);

public sealed record ViewRequest(
    [property: Required, Description("At most 50 characters; unique among the owner's.")] string? Name,
    [property: Required, Description("In the query language; at most 500 characters. May be empty: everything.")] string? Query,
    [property: Description("As in a search; “newest” when left out.")] SearchOrder? Sort = null,
    [property: Description("Share it with a unit the owner speaks for.")] string? UnitId = null,
    [property: Description("Or with an area the owner serves.")] string? AreaCode = null);

/// <summary>Saved searches: everybody's own, and those shared with their unit or area.</summary>
public static class ViewEndpoints
{
    public static void MapViews(this IEndpointRouteBuilder routes)
    {
        var views = routes.MapGroup("/api/views")
            .WithTags("Search")
            .RequireAuthorization(Policies.Worker)
            .RequireRateLimiting(Rates.General)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        views.MapGet("/", List)
            .WithSummary("Saved searches")
            .WithDescription("The asker's own first, then those shared with a unit the asker speaks for or an area the asker serves.");
        views.MapPut("/{id:guid}", Save)
            .WithSummary("Save a search")
            .WithDescription("Under an id of the caller's choice, so that asking twice saves once. Only its owner changes a view; an account has at most 50.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        views.MapDelete("/{id:guid}", Delete)
            .WithSummary("Forget a saved search")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<ViewRow[]>> List(HttpContext http, SavedViews views, CancellationToken cancellation)
    {
        var actor = http.Actor();
        var found = await views.List(actor.Id, actor.UnitIds, SearchScope.Of(actor).AreaCodes, cancellation);
        return TypedResults.Ok(found.Select(view => new ViewRow(
            view.Id, view.Name, view.Query, view.Sort, view.OwnerKey == actor.Id, view.OwnerName, view.UnitId, view.AreaCode, view.ChangedAt)).ToArray());
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Save(
        Guid id, ViewRequest request, HttpContext http, IDistricts districts, SavedViews views, TimeProvider time, CancellationToken cancellation)
    {
        var (actor, fields) = (http.Actor(), new Fields(http));
        var name = fields.Text("name", request.Name, Fields.MaxName);
        if (request.Query is null) fields.Refuse("query", FieldCode.Required);
        var query = new Fields(http);
        SearchEndpoints.Filter(request.Query, query, districts.Need(), http, time);
        if (!query.AreFine) return query.Problem();
        fields.Defined("sort", request.Sort);
        var unit = fields.Optional("unitId", request.UnitId, Fields.MaxId);
        var area = fields.Optional("areaCode", request.AreaCode, Fields.MaxId);
        if (unit is not null && !actor.SpeaksFor(unit)) fields.Refuse("unitId", FieldCode.UnknownUnit, unit);
        if (area is not null && (districts.Need().Area(area) is null || !Serves(actor, area))) fields.Refuse("areaCode", FieldCode.UnknownArea, area);
        if (unit is not null && area is not null) fields.Refuse("areaCode", FieldCode.TooMany, 1);
        if (!fields.AreFine) return fields.Problem();

        var view = new SavedView(id, actor.Id, actor.Name, name, request.Query!, Names.Camel(request.Sort ?? SearchOrder.Newest), unit, area, default);
        var result = await views.Save(view, isNew: false, cancellation);
        if (result == SaveResult.NotTheirs) result = await views.Save(view, isNew: true, cancellation);
        return result switch
        {
            SaveResult.Saved => TypedResults.NoContent(),
            SaveResult.NameTaken => Problem.Field(http, "name", ViewCode.NameTaken, name),
            _ => Problem.Of(http, StatusCodes.Status409Conflict, ViewCode.TooMany, SavedViews.MostPerOwner),
        };
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(Guid id, HttpContext http, SavedViews views, CancellationToken cancellation) =>
        await views.Delete(id, http.Actor().Id, cancellation) ? TypedResults.NoContent() : Problem.NotFound(http);

    private static bool Serves(Actor actor, string area) => SearchScope.Of(actor).AreaCodes.Count > 0 && actor.Serves(area);
}

/// <summary>What is wrong with a saved search.</summary>
public static class ViewCode
{
    public const string NameTaken = "view_name_taken";
    public const string TooMany = "view_too_many";
}

public static class ViewSentences
{
    public static IReadOnlyDictionary<string, Sentence> All { get; } = new Dictionary<string, Sentence>
    {
        [ViewCode.NameTaken] = new("您已经有一个叫“{0}”的视图。", "You have a saved search called “{0}” already."),
        [ViewCode.TooMany] = new("每个账号最多保存 {0} 个视图，或者这个视图是别人的。", "An account keeps at most {0} saved searches, or this one is somebody else's."),
    };
}
