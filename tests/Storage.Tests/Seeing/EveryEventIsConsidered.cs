using GridOrleans.Contracts.Json;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Figures;

namespace GridOrleans.StorageTests.Seeing;

/// <summary>A new kind of event that nobody thought about would be missing in the figures, and nobody would see it.</summary>
public sealed class EveryEventIsConsidered
{
    [Fact]
    public void Each_kind_of_event_has_its_use_in_figures()
    {
        var kinds = ClosedFamilies.Members(typeof(IssueEvent));
        Assert.Equal(kinds.Select(kind => kind.Name).Order(), EventUses.All.Keys.Select(kind => kind.Name).Order());
    }
}
