using System.Net.Mail;
using GridOrleans.Api.Access;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Notices;
using GridOrleans.Storage.Notices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Notices;

/// <summary>What each person wants to be told.</summary>
public static class PreferenceEndpoints
{
    private const int MaxEmail = 254;

    public static void MapNoticePreferences(this IEndpointRouteBuilder routes)
    {
        var mine = routes.MapGroup("/api/me/notifications").WithTags("Notices")
            .RequireAuthorization(Policies.Worker)
            .RequireRateLimiting(Rates.General)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        mine.MapGet("/", Get).WithSummary("What you are told, and how");
        mine.MapPut("/", Put)
            .WithSummary("Say what you want to be told, and how")
            .WithDescription("Replaces the whole. Important notices – urgent cases, rungs past red, cards, instructions – come all the same, at any hour. For people; programs have none (403).")
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<Ok<PreferencesView>> Get(HttpContext http, NoticeSettings settings, CancellationToken cancellation) =>
        TypedResults.Ok(PreferencesView.Of(await settings.Preferences(http.Actor().Id, cancellation)));

    private static async Task<Results<Ok<PreferencesView>, ProblemHttpResult>> Put(PreferencesRequest request, HttpContext http, NoticeSettings settings, CancellationToken cancellation)
    {
        var fields = new Fields(http);
        var preferences = Read(request, fields);
        if (!fields.AreFine) return fields.Problem();
        return await settings.Prefer(http.Actor().Id, preferences, cancellation) ? TypedResults.Ok(PreferencesView.Of(preferences)) : Problem.Forbidden(http);
    }

    internal static NoticePreferences Read(PreferencesRequest request, Fields fields)
    {
        var language = fields.Text("language", request.Language, 2);
        if (language.Length > 0 && language is not ("zh" or "en")) fields.Refuse("language", FieldCode.UnknownValue, "zh, en");
        var email = fields.Optional("email", request.Email, MaxEmail);
        if (email is not null && !IsAddress(email)) fields.Refuse("email", FieldCode.NotEmail);
        if (request.QuietFrom is null != request.QuietTo is null) fields.Refuse(request.QuietFrom is null ? "quietFrom" : "quietTo", FieldCode.Required);

        var channels = request.Channels ?? [];
        var all = Enum.GetValues<NoticeOccasion>().Length;
        if (channels.Count > all) fields.Refuse("channels", FieldCode.TooMany, all);
        foreach (var (index, choice) in channels.Take(all).Index())
        {
            if (choice?.Channels is null) fields.Refuse($"channels[{index}].channels", FieldCode.Required);
            else if (choice.Channels.Any(channel => channel is not (NoticeChannel.Inbox or NoticeChannel.Email))) fields.Refuse($"channels[{index}].channels", FieldCode.UnknownValue, "inbox, email");
        }

        return new(language == "en", email, request.QuietFrom, request.QuietTo, [.. channels.OfType<ChannelChoice>().DistinctBy(choice => choice.Occasion).Select(choice => choice with { Channels = [.. (choice.Channels ?? []).Distinct()] })]);
    }

    /// <summary>A bare address: no display name, no quoting, nothing a header could be made of.</summary>
    private static bool IsAddress(string email) =>
        MailAddress.TryCreate(email, out var parsed) && parsed.Address == email && email.All(letter => letter is > ' ' and not ('"' or '<' or '>' or ',' or ';')) && parsed.Host.Contains('.');
}
