using GridOrleans.Contracts.Areas;
using GridOrleans.Storage.Districts.Books;

namespace GridOrleans.Storage.Districts.Changes;

/// <summary>Where estates and buildings lie once the grids are changed: an estate by its point, its buildings with it, other buildings by theirs.</summary>
internal static class PlaceMoves
{
    /// <param name="changed">Grids that are redrawn or no more.</param>
    public static IReadOnlyList<PlaceMove> Of(
        IReadOnlyDictionary<string, AreaPlan> areas, IReadOnlySet<string> changed, IEnumerable<EstatePlan> estates, IEnumerable<BuildingPlan> buildings, DateOnly day, Problems problems)
    {
        var grids = new GridIndex(areas.Values.Where(area => area.Level == AreaLevel.Grid && area.Ring is not null));
        var moves = new List<PlaceMove>();
        var gridOfEstate = new Dictionary<string, string>();
        foreach (var estate in estates)
        {
            var grid = changed.Contains(estate.GridCode) ? Find(PlaceMove.Estate, estate.Id, estate.GridCode, estate.Longitude, estate.Latitude) : estate.GridCode;
            gridOfEstate[estate.Id] = grid;
        }

        foreach (var building in buildings)
        {
            if (!changed.Contains(building.GridCode)) continue;
            if (building.EstateId is { } estate && gridOfEstate.TryGetValue(estate, out var grid))
            {
                if (grid != building.GridCode) moves.Add(new(PlaceMove.Building, building.Id, grid, day));
            }
            else
            {
                Find(PlaceMove.Building, building.Id, building.GridCode, building.Longitude, building.Latitude);
            }
        }

        return moves;

        string Find(string kind, string id, string was, double longitude, double latitude)
        {
            var found = grids.At(longitude, latitude)?.Code;
            if (found is null && !areas.ContainsKey(was)) problems.Add(0, id, kind, Fault.PlaceLost, id, was);
            if (found is null || found == was) return was;
            moves.Add(new(kind, id, found, day));
            return found;
        }
    }
}
