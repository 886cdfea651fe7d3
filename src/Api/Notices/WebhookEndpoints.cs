using System.Security.Cryptography;
using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Notices;
using GridOrleans.Jobs.Notices;
using GridOrleans.Storage.Notices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Notices;

/// <summary>Other systems that are told, kept by administrators.</summary>
public static class WebhookEndpoints
{
    private const int MaxUrl = 500;

    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        var webhooks = routes.MapGroup("/api/webhooks").WithTags("Notices")
            .RequireAuthorization(Policies.Administrator)
            .RequireRateLimiting(Rates.General)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        webhooks.MapGet("/", List).WithSummary("The webhooks, without their secrets");
        webhooks.MapPost("/", Make)
            .WithSummary("Make a webhook")
            .WithDescription(
                "Notices are posted to it as JSON, signed: X-GridOrleans-Signature is “v1=” and the hex HMAC-SHA256, with the secret, of the timestamp header, a dot and the body. " +
                "Refuse timestamps more than five minutes off and delivery ids seen before. Tried again after 10 s, 1 min, 5 min, 30 min and 2 h; 4xx other than 408, 409, 425 and 429 " +
                "is final. No redirects. Addresses outside the public internet must be allowed in the configuration.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);
        webhooks.MapDelete("/{id:guid}", Remove).WithSummary("Remove a webhook").ProducesProblem(StatusCodes.Status404NotFound);
        webhooks.MapPost("/{id:guid}/test", Test)
            .WithSummary("Send a test to a webhook, at once")
            .WithDescription("A notice with delivery id 0 and an empty issue. Nothing is written to the log.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<IReadOnlyList<Webhook>>> List(NoticeSettings settings, CancellationToken cancellation) => TypedResults.Ok(await settings.Webhooks(cancellation));

    private static async Task<Results<Created<WebhookMade>, ProblemHttpResult>> Make(
        WebhookRequest request, HttpContext http, NoticeSettings settings, AddressGuard guard, IDistricts districts, CancellationToken cancellation)
    {
        var fields = new Fields(http);
        var name = fields.Text("name", request.Name, Fields.MaxName);
        var url = fields.Text("url", request.Url, MaxUrl);
        if (url.Length > 0 && !guard.Allows(url, out _)) fields.Refuse("url", FieldCode.UrlNotAllowed);
        var area = fields.Optional("areaCode", request.AreaCode, Fields.MaxId);
        if (area is not null && districts.Need().Area(area) is null) fields.Refuse("areaCode", FieldCode.UnknownArea, area);
        var all = Enum.GetValues<NoticeOccasion>().Length;
        if (request.Occasions?.Count > all) fields.Refuse("occasions", FieldCode.TooMany, all);
        if (!fields.AreFine) return fields.Problem();

        var secret = RandomNumberGenerator.GetBytes(NoticeSettings.SecretBytes);
        var fresh = new Webhook(Guid.NewGuid(), name, url, [.. (request.Occasions ?? []).Distinct()], area, http.Actor().Id, default);
        return await settings.AddWebhook(fresh, secret, cancellation) is { } made
            ? TypedResults.Created($"/api/webhooks/{made.Id}", new WebhookMade(made, Convert.ToBase64String(secret)))
            : Problem.Of(http, StatusCodes.Status409Conflict, ProblemCode.TooManyWebhooks, NoticeSettings.MaxWebhooks);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(Guid id, HttpContext http, NoticeSettings settings, CancellationToken cancellation) =>
        await settings.RemoveWebhook(id, cancellation) ? TypedResults.NoContent() : Problem.NotFound(http);

    private static async Task<Results<Ok<WebhookTest>, ProblemHttpResult>> Test(
        Guid id, HttpContext http, NoticeSettings settings, WebhookChannel channel, IDistricts districts, TimeProvider time, CancellationToken cancellation)
    {
        if (await settings.Target(id, cancellation) is not var (url, secret)) return Problem.NotFound(http);
        var notice = new DueDelivery(
            0, Guid.Empty, 0, NoticeOccasion.Closed, $"webhook:{id:N}", NoticeChannel.Webhook, false, "TEST", districts.Need().Name, null, null, time.GetUtcNow(), 1, url,
            http.Tongue() == Tongue.English, Convert.ToBase64String(secret));
        var failed = await channel.Send([notice], cancellation) as SendResult.Failed;
        return TypedResults.Ok(new WebhookTest(failed is null, failed?.Reason));
    }
}
