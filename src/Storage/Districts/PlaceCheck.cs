using GridOrleans.Contracts.Areas;

namespace GridOrleans.Storage.Districts;

/// <summary>Estates, buildings and what is drawn around them.</summary>
internal static class PlaceCheck
{
    public static void Run(PlanCheck check)
    {
        var plan = check.Plan;
        check.Each("estateTypes", "code", plan.EstateTypes, type => type.Code, (type, row) =>
        {
            row.Need("name", type.Name);
            row.Must(type.FirstCall is EstateStep.Firm or EstateStep.Committee or EstateStep.Fallback, "firstCall", "must be “firm”, “committee” or “fallback”.");
            foreach (var step in type.Path ?? []) row.Must(EstateStep.All.Contains(step), "path", $"there is no step “{step}”.");
            row.Must(type.MajorMattersNeed is null || EstateStep.All.Contains(type.MajorMattersNeed), "majorMattersNeed", $"there is no step “{type.MajorMattersNeed}”.");
        });

        var types = plan.EstateTypes.Select(type => type.Code).ToHashSet();
        check.Each("estates", "id", plan.Estates, estate => estate.Id, (estate, row) =>
        {
            row.Need("name", estate.Name);
            row.Refer("typeCode", estate.TypeCode, types, "estate type");
            row.Refer("gridCode", estate.GridCode, check.Grids, "grid");
            row.MayRefer("firmUnitId", estate.FirmUnitId, check.Units, "unit");
            row.MayRefer("committeeUnitId", estate.CommitteeUnitId, check.Units, "unit");
            row.MayRefer("fallbackUnitId", estate.FallbackUnitId, check.Units, "unit");
            row.Point(estate.Longitude, estate.Latitude);
            row.Ring("ring", estate.Ring);
        });

        var gridOfEstate = new Dictionary<string, string>();
        foreach (var estate in plan.Estates) gridOfEstate.TryAdd(estate.Id, estate.GridCode);
        var estates = gridOfEstate.Keys.ToHashSet();
        check.Each("buildings", "id", plan.Buildings, building => building.Id, (building, row) =>
        {
            row.Need("name", building.Name);
            row.Need("address", building.Address);
            row.MayRefer("estateId", building.EstateId, estates, "estate");
            row.Refer("gridCode", building.GridCode, check.Grids, "grid");
            row.Must(
                building.EstateId is null || !gridOfEstate.TryGetValue(building.EstateId, out var grid) || grid == building.GridCode,
                "gridCode",
                $"must be the grid of its estate {building.EstateId}.");
            row.Point(building.Longitude, building.Latitude);
            row.Ring("ring", building.Ring);
        });
    }
}
