using System.Text.Json;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Json;

namespace GridOrleans.Harness;

/// <summary>What somebody was told: the status, and of a problem its code and the fields it names.</summary>
public sealed record Told(int Status, string Code, IReadOnlyList<string> Fields, JsonElement Body)
{
    public bool IsDone => Status is 200 or 201;

    public IssueView Issue => IsDone ? Body.Deserialize<IssueView>(GridJson.Options)! : throw new InvalidOperationException(ToString());

    public static async Task<Told> Of(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            var body = text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
            var isProblem = response.Content.Headers.ContentType?.MediaType == "application/problem+json";
            return new(
                (int)response.StatusCode,
                isProblem && body.TryGetProperty("code", out var code) ? code.GetString()! : "",
                isProblem && body.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateObject().Select(error => error.Name)] : [],
                body);
        }
    }

    public override string ToString() => $"{Status} {Code} [{string.Join(", ", Fields)}] {(Body.ValueKind == JsonValueKind.Undefined ? "" : Body.GetRawText())}";
}
