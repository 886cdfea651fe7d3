using System.Diagnostics;
using System.Text.Json;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Json;
using GridOrleans.Domain.Access;

namespace GridOrleans.Harness;

/// <summary>The demo district as a file to seed from, with the tempo a test needs.</summary>
public sealed class DemoDistrict
{
    private static readonly Lazy<Task<DistrictPlan>> Generated = new(Generate);

    private DemoDistrict(DistrictPlan plan, string file)
    {
        Plan = plan;
        File = file;
    }

    public DistrictPlan Plan { get; }

    public string File { get; }

    /// <param name="drillDivisor">240 makes the 20-minute clock 5 s long.</param>
    /// <param name="change">What else a test wants different.</param>
    public static async Task<DemoDistrict> Create(int drillDivisor, Func<DistrictPlan, DistrictPlan>? change = null)
    {
        var plan = await Generated.Value with { DrillDivisor = drillDivisor };
        plan = change?.Invoke(plan) ?? plan;
        var file = Path.Combine(Directory.CreateTempSubdirectory("grid-plan-").FullName, "district.json");
        await using var stream = System.IO.File.Create(file);
        await JsonSerializer.SerializeAsync(stream, plan, GridJson.Options);
        return new(plan, file);
    }

    public DemoToken Token(Role role) => role == Role.Display
        ? new(Plan.DisplayToken!, "wall", Role.Display, [Plan.Code], [])
        : Plan.DemoTokens.First(token => token.Role == role);

    public DemoToken TokenOfUnit(string unitId) => Plan.DemoTokens.First(token => token.UnitIds.Contains(unitId));

    public DemoAccount Account(string login) => Plan.DemoAccounts.Single(account => account.Login == login);

    public CategoryPlan Category(string code) => Plan.Categories.Single(category => category.Code == code);

    /// <summary>A category that a department answers for, so that every report of it finds its unit.</summary>
    public CategoryPlan DepartmentCategory => Plan.Categories.First(category => category.UnitId is not null && !category.Urgent);

    private static async Task<DistrictPlan> Generate()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("grid-city-").FullName, "city.json");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { Surroundings.Program("Simulator"), "city", "--seed", "2341", "--out", file }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await using var stream = System.IO.File.OpenRead(file);
        return (await JsonSerializer.DeserializeAsync<DistrictPlan>(stream, GridJson.Options))!;
    }
}
