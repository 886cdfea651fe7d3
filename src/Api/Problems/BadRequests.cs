using System.Text.Json;
using System.Text.RegularExpressions;
using GridOrleans.Api.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GridOrleans.Api.Problems;

/// <summary>Turns what the framework could not read into a problem that names the field.</summary>
internal static partial class BadRequests
{
    public static ProblemHttpResult Explain(HttpContext http, BadHttpRequestException failure) => failure.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => Problem.Of(http, failure.StatusCode, ProblemCode.TooLarge, GridApiOptions.MaxBodyKilobytes),
        StatusCodes.Status415UnsupportedMediaType => Problem.Of(http, failure.StatusCode, ProblemCode.UnsupportedMedia),
        _ when failure.InnerException is JsonException json => Explain(http, json),
        _ when Parameter().Match(failure.Message) is { Success: true } match => Problem.Field(
            http,
            JsonNamingPolicy.CamelCase.ConvertName(match.Groups["name"].Value),
            failure.Message.StartsWith("Required", StringComparison.Ordinal) ? FieldCode.Required : FieldCode.WrongType),
        _ when failure.Message.Contains("body", StringComparison.Ordinal) => Problem.Of(http, failure.StatusCode, ProblemCode.MalformedJson),
        _ => Problem.Of(http, failure.StatusCode, ProblemCode.BadRequest),
    };

    private static ProblemHttpResult Explain(HttpContext http, JsonException json)
    {
        // The reader's own complaints come wrapped; the serializer's come bare and with the path of the field.
        var isMalformed = json.InnerException is JsonException;
        var field = json.Path is { Length: > 2 } path ? path[2..] : null;
        return isMalformed || field is null
            ? Problem.Of(http, StatusCodes.Status400BadRequest, ProblemCode.MalformedJson)
            : Problem.Field(http, field, FieldCode.WrongType);
    }

    /// <summary>The framework names a parameter only in its sentence: <c>Failed to bind parameter "double longitude" from "abc".</c></summary>
    [GeneratedRegex("""parameter "\S+ (?<name>\w+)" """)]
    private static partial Regex Parameter();
}
