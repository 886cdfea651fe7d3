using GridOrleans.Api.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GridOrleans.Api.Problems;

/// <summary>RFC 9457 problems: a machine <c>code</c>, a sentence in the asked language, and <c>errors</c> by field where fields are at fault.</summary>
public static class Problem
{
    /// <param name="code">A code of the catalogue.</param>
    /// <param name="parts">What the sentence's placeholders stand for.</param>
    public static ProblemHttpResult Of(HttpContext http, int status, string code, params ReadOnlySpan<object?> parts) =>
        Of(http, status, code, Catalogue.Say(http.Tongue(), code, parts), null);

    public static ProblemHttpResult Of(HttpContext http, int status, string code, string sentence, IReadOnlyDictionary<string, string[]>? errors)
    {
        var problem = new ProblemDetails { Type = "about:blank", Title = TitleOf(status), Status = status, Detail = sentence };
        problem.Extensions["code"] = code;
        if (errors is not null) problem.Extensions["errors"] = errors;
        http.Response.Headers.ContentLanguage = http.Tongue().Tag();
        http.Response.Headers.Vary = "Accept-Language";
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Problem(problem);
    }

    /// <summary>404 for what does not exist and for what the caller may not see: the two must look alike.</summary>
    public static ProblemHttpResult NotFound(HttpContext http) => Of(http, StatusCodes.Status404NotFound, ProblemCode.NotFound);

    public static ProblemHttpResult Forbidden(HttpContext http) => Of(http, StatusCodes.Status403Forbidden, ProblemCode.Forbidden);

    /// <summary>One field that is wrong, outside of a <see cref="Validation.Fields"/>.</summary>
    public static ProblemHttpResult Field(HttpContext http, string field, string code, params ReadOnlySpan<object?> parts) =>
        Of(http, StatusCodes.Status400BadRequest, ProblemCode.Invalid, Catalogue.Say(http.Tongue(), ProblemCode.Invalid),
            new Dictionary<string, string[]> { [field] = [Catalogue.Say(http.Tongue(), code, parts)] });

    private static string TitleOf(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
}
