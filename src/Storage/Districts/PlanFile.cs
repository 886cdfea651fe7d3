using System.Text.Json;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Json;

namespace GridOrleans.Storage.Districts;

/// <summary>A plan as a JSON file. Strict: what a plan must have and the file has not is said with its place.</summary>
public static class PlanFile
{
    private static readonly JsonSerializerOptions Options = new(GridJson.Create())
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <returns>The plan, or the one problem that kept it from being read.</returns>
    public static async Task<(DistrictPlan? Plan, PlanProblem? Problem)> Read(Stream file, CancellationToken cancellation)
    {
        try
        {
            var plan = await JsonSerializer.DeserializeAsync<DistrictPlan>(file, Options, cancellation);
            return plan is null ? (null, new("file", "$", "holds nothing.")) : (plan, null);
        }
        catch (JsonException failure)
        {
            return (null, new($"file, line {failure.LineNumber + 1}", failure.Path ?? "$", failure.Message));
        }
    }
}
