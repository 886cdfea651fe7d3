using System.Globalization;
using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.CityDay.Tests.City;

/// <summary>The demo district as the day needs it: places, categories, and who answers for what; of the streets of one part.</summary>
internal sealed class Town(DistrictPlan plan, int part, int parts)
{
    private readonly Dictionary<string, EstatePlan> estates = plan.Estates.ToDictionary(estate => estate.Id);
    private readonly Dictionary<string, string> firstCalls = plan.EstateTypes.ToDictionary(type => type.Code, type => type.FirstCall);
    private readonly string[] departments = [.. plan.Units.Where(unit => unit.Kind is UnitKind.Department or UnitKind.PropertyFirm).Select(unit => unit.Id)];
    private readonly string[] streets = [.. plan.Areas.Where(area => area.Level == "street").Select(area => area.Code)];
    private readonly BuildingPlan[] buildings = [.. plan.Buildings.Where(building => int.Parse(building.GridCode.AsSpan(6, 3), CultureInfo.InvariantCulture) % parts == part)];
    private int cases;

    public string District => plan.Code;

    public string Department(Random random) => departments[random.Next(departments.Length)];

    public string OtherStreet(string street, Random random) => streets.Where(each => each != street).ElementAt(random.Next(streets.Length - 1));

    public CategoryPlan Category(Random random) => plan.Categories[random.Next(plan.Categories.Count)];

    public IssueCommand.Report Report(Random random, SlaPolicy policy)
    {
        var (building, category) = (buildings[random.Next(buildings.Length)], Category(random));
        var place = Place(building, random);
        var unit = category.UnitId ?? FirstOf(building) ?? place.StreetCode;
        var caller = place.CommunityCode == plan.Code ? plan.Name : $"社区 {place.CommunityCode}";
        return new(
            $"20260228-{part}{++cases:00000}", category.Code, category.Urgent, category.Examples[random.Next(category.Examples.Count)], (Channel)random.Next(6), place, policy,
            Terms.LadderFor(policy, random),
            random.Next(10) < 6 ? new(unit, category.Whistle, caller) : null,
            random.Next(20) == 0 ? plan.FallbackUnitId : place.StreetCode,
            new string('c', 64),
            random.Next(25) == 0 ? place.CommunityCode : null,
            random.Next(20) == 0 ? new(Outcome.Resolved, " 当场清理 ") : null,
            random.Next(3) == 0 ? new(caller, [Department(random), unit, Department(random)]) : null);
    }

    public Route Route(Random random) => new(Department(random), WhistleKind.Community, "派遣员");

    private string? FirstOf(BuildingPlan building)
    {
        if (building.EstateId is not { } id || !estates.TryGetValue(id, out var estate)) return null;
        return firstCalls[estate.TypeCode] == EstateStep.Committee ? estate.CommitteeUnitId : estate.FirmUnitId;
    }

    /// <summary>Now and then outside every grid: then the district hall stands for every office.</summary>
    private Placement Place(BuildingPlan building, Random random) => random.Next(200) == 0
        ? new(plan.Code, plan.Code, plan.Code, plan.Code, null, null, "区外", null, building.Longitude, building.Latitude)
        : new(
            plan.Code, building.GridCode[..9], building.GridCode[..12], building.GridCode, building.EstateId, building.Id, building.Name, building.Address,
            building.Longitude, building.Latitude);
}
