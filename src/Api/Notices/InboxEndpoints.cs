using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Grains;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Notices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Notices;

/// <summary>Each person's inbox, and the delivery log of a case.</summary>
public static class InboxEndpoints
{
    private const int DefaultPage = 50, MaxPage = 200, MaxIds = 500, MostUnreadCounted = 1000;

    public static void MapInbox(this IEndpointRouteBuilder routes)
    {
        var inbox = routes.MapGroup("/api/inbox").WithTags("Notices")
            .RequireAuthorization(Policies.Worker)
            .RequireRateLimiting(Rates.General)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        inbox.MapGet("/", Inbox)
            .WithSummary("Your notices, newest first")
            .WithDescription("limit 1–200, default 50; go on with before = next of the page before. unread=true leaves out what was read.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        inbox.MapGet("/unread", Unread).WithSummary("How many of your notices are unread, counted up to 1,000");
        inbox.MapPost("/read", Read)
            .WithSummary("Mark notices as read")
            .WithDescription("By their ids, or everything up to one. Doing it again changes nothing; what is somebody else's is left alone. Answers what is still unread.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        routes.MapGet("/api/issues/{id:guid}/deliveries", Deliveries)
            .WithTags("Notices")
            .RequireAuthorization(Policies.Worker)
            .RequireRateLimiting(Rates.General)
            .WithSummary("Who was told what of a case, when, how, and whether it arrived")
            .WithDescription("For those who direct the case. Oldest first; of more than 500 the newest. What was not sent says why: off duty, switched off, quiet hours, nobody found, or what the other side answered.")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Results<Ok<InboxPage>, ProblemHttpResult>> Inbox(
        HttpContext http, InboxStore store, IDistricts districts, long? before, int? limit, bool? unread, CancellationToken cancellation)
    {
        var fields = new Fields(http);
        fields.Within("limit", limit ?? DefaultPage, 1, MaxPage);
        if (!fields.AreFine) return fields.Problem();
        var (key, page) = (http.Actor().Id, limit ?? DefaultPage);
        var found = await store.Inbox(key, before, unread ?? false, page, cancellation);
        var isEnglish = http.Tongue() == Tongue.English;
        return TypedResults.Ok(new InboxPage(
            [.. found.Select(each => InboxItem.Of(each, districts.Current, isEnglish))],
            found.Count == page ? found[^1].Id : null,
            await store.Unread(key, MostUnreadCounted, cancellation)));
    }

    private static async Task<Ok<UnreadCount>> Unread(HttpContext http, InboxStore store, CancellationToken cancellation) =>
        TypedResults.Ok(new UnreadCount(await store.Unread(http.Actor().Id, MostUnreadCounted, cancellation)));

    private static async Task<Results<Ok<UnreadCount>, ProblemHttpResult>> Read(ReadRequest request, HttpContext http, InboxStore store, CancellationToken cancellation)
    {
        var fields = new Fields(http);
        if (request is { Ids: null or { Count: 0 }, UpTo: null }) fields.Refuse("ids", FieldCode.Required);
        if (request.Ids?.Count > MaxIds) fields.Refuse("ids", FieldCode.TooMany, MaxIds);
        if (!fields.AreFine) return fields.Problem();
        var key = http.Actor().Id;
        await store.MarkRead(key, request.Ids ?? [], request.UpTo, cancellation);
        return TypedResults.Ok(new UnreadCount(await store.Unread(key, MostUnreadCounted, cancellation)));
    }

    private static async Task<Results<Ok<DeliveryLine[]>, ProblemHttpResult>> Deliveries(
        Guid id, HttpContext http, InboxStore store, IClusterClient cluster, CancellationToken cancellation)
    {
        var actor = http.Actor();
        if (await GrainCall.Ask(cluster.GetGrain<IIssueGrain>(id).Get) is not { } issue || !IssueAccess.MaySee(actor, issue)) return Problem.NotFound(http);
        if (!IssueAccess.Directs(actor, issue)) return Problem.Forbidden(http);
        return TypedResults.Ok((await store.OfIssue(id, cancellation)).Select(DeliveryLine.Of).ToArray());
    }
}
