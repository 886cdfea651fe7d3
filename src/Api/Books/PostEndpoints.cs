using System.ComponentModel.DataAnnotations;
using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Contracts.Areas;
using GridOrleans.Storage.Districts.Books;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Books;

/// <summary>A person holds a post. Person, kind, area, unit and first day name it: the same again changes it, for example to end it.</summary>
/// <param name="Kind">“gridChief”, “gridMember”, “liaison”, … – see the kinds.</param>
/// <param name="UnitLineId">使用在部门: the unit whose work it does, when that is not its own.</param>
/// <param name="AreaLineCode">管理在社区: the area that manages and appraises it, when that is not its own.</param>
/// <param name="ValidFrom">Today when left out.</param>
public sealed record PostRequest(
    [property: Required] string? PersonId,
    [property: Required] string? Kind,
    string? AreaCode = null,
    string? UnitId = null,
    string? Employment = null,
    string? Source = null,
    string? UnitLineId = null,
    string? AreaLineCode = null,
    DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null);

/// <summary>Posts: who is what, where, from when to when, in which two lines.</summary>
public static class PostEndpoints
{
    public static void MapPosts(this IEndpointRouteBuilder routes)
    {
        var (read, write) = BookAnswers.Group(routes, "/api/posts", "People");
        read.MapGet("", List)
            .WithSummary("Posts of a unit or area")
            .WithDescription("Of the people one may see. person, unit and area narrow it; area also takes posts managed by that area.");
        read.MapGet("/kinds", (IDistricts districts) => TypedResults.Ok(districts.Need().PostKinds)).WithSummary("Kinds of posts");
        write.MapPut("", Put)
            .WithSummary("Give, change or end a post")
            .WithDescription("A post that ends without a successor raises a vacancy alarm where the rules demand one, and its office's open issues move up.");
    }

    private static Ok<BookPage<PostPlan>> List(HttpContext http, IDistricts districts, string? person, string? unit, string? area, string? cursor, int? limit)
    {
        var (actor, district) = (http.Actor(), districts.Need());
        var posts = district.Staff.Plan.Posts
            .Where(post => person is null || post.PersonId == person)
            .Where(post => unit is null || post.UnitId == unit || post.UnitLineId == unit)
            .Where(post => area is null || post.AreaCode == area || post.AreaLineCode == area)
            .Where(post => PersonSight.MaySee(actor, district, [post]));
        return TypedResults.Ok(BookAnswers.Page(posts, post => $"{post.PersonId}/{post.Kind}/{post.AreaCode}/{post.UnitId}/{post.ValidFrom:O}", cursor, limit));
    }

    private static async Task<Results<Ok<PostPlan>, ProblemHttpResult>> Put(
        PostRequest request, HttpContext http, IDistricts districts, [FromServices] BookKeeper keeper, CancellationToken cancellation)
    {
        var post = new PostPlan(
            request.PersonId ?? "", request.Kind ?? "", request.AreaCode, request.UnitId, request.Employment, request.Source, request.UnitLineId, request.AreaLineCode,
            request.ValidFrom ?? districts.Need().Day, request.ValidTo);
        return BookAnswers.Refusal(http, await keeper.Put(post, http.Writer(), cancellation)) is { } refusal ? refusal : TypedResults.Ok(post);
    }
}
