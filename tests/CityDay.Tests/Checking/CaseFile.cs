using GridOrleans.CityDay.Model.Cases;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;

namespace GridOrleans.CityDay.Tests.Checking;

/// <summary>One case of the day: what the domain has, and what the model has.</summary>
internal sealed class CaseFile(Guid id)
{
    public Guid Id { get; } = id;

    public Issue? Issue { get; set; }

    public CaseBook? Book { get; set; }

    /// <summary>As the wall has it.</summary>
    public IssueRow? Row { get; set; }

    public List<(Stamp Stamp, IReadOnlyList<IssueEvent> Events)> History { get; } = [];
}
