using System.Text.Json;
using GridOrleans.Contracts.Json;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Storage.Issues;

/// <summary>An issue's state as stored: the one plain JSON, without the properties that are computed from others.</summary>
internal static class StateJson
{
    private static readonly JsonSerializerOptions Options = new(GridJson.Create()) { IgnoreReadOnlyProperties = true };

    public static string Write(Issue issue) => JsonSerializer.Serialize(issue, Options);

    public static Issue Read(string json) =>
        JsonSerializer.Deserialize<Issue>(json, Options) ?? throw new InvalidDataException("An issue's stored state is the JSON null.");
}
