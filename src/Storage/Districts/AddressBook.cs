using System.Text;
using GridOrleans.Contracts.Areas;

namespace GridOrleans.Storage.Districts;

/// <summary>Finds a building by the words people write: spaces, width and case do not count. What fits several buildings fits none.</summary>
internal sealed class AddressBook
{
    /// <summary>A single character would have to be unique in a whole district to mean anything.</summary>
    private const int FewestCharacters = 2;

    private readonly (string Name, string Address, BuildingPlan Building)[] entries;
    private readonly ILookup<string, BuildingPlan> exact;

    public AddressBook(IEnumerable<BuildingPlan> buildings)
    {
        entries = buildings.Select(building => (Plain(building.Name), Plain(building.Address), building)).ToArray();
        exact = entries.SelectMany(entry => new[] { entry.Name, entry.Address }.Distinct().Select(words => (Words: words, entry.Building)))
            .ToLookup(pair => pair.Words, pair => pair.Building);
    }

    public BuildingPlan? Find(string words)
    {
        var sought = Plain(words);
        if (sought.Length < FewestCharacters) return null;
        if (exact[sought].ToArray() is { Length: > 0 } named) return named.Length == 1 ? named[0] : null;

        BuildingPlan? found = null;
        foreach (var (name, address, building) in entries)
        {
            if (!name.Contains(sought, StringComparison.Ordinal) && !address.Contains(sought, StringComparison.Ordinal)) continue;
            if (found is not null) return null;
            found = building;
        }

        return found;
    }

    /// <summary>Full-width forms become plain ones by compatibility normalisation.</summary>
    private static string Plain(string words) =>
        string.Concat(words.Normalize(NormalizationForm.FormKC).Where(character => !char.IsWhiteSpace(character))).ToLowerInvariant();
}
