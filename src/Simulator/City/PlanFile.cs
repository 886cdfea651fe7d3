using System.Text.Json;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Json;

namespace GridOrleans.Simulator.City;

/// <summary>A <see cref="DistrictPlan"/> as UTF-8 JSON: camelCase names, enums as camelCase words, Chinese as itself.</summary>
public static class PlanFile
{
    public static byte[] Write(DistrictPlan plan) => JsonSerializer.SerializeToUtf8Bytes(plan, GridJson.Options);

    /// <exception cref="InvalidDataException">The file is no district plan.</exception>
    public static DistrictPlan Read(string path)
    {
        using var file = File.OpenRead(path);
        try
        {
            return JsonSerializer.Deserialize<DistrictPlan>(file, GridJson.Options) ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{path} is not a district plan: {broken.Message}", broken);
        }
    }
}
