using GridOrleans.Contracts.Issues;
using Orleans.Concurrency;

namespace GridOrleans.Contracts.Grains;

/// <summary>A department, firm or office: what it has on its hands now, and whether somebody is on duty. The key is the unit id.</summary>
[Alias("GridOrleans.IUnitGrain")]
public interface IUnitGrain : IGrainWithStringKey
{
    [OneWay]
    Task IssueChanged(IssueRow row);

    Task<UnitStatus> Status();

    Task<UnitStatus> SetDuty(bool onDuty, string? note);
}

/// <param name="Unanswered">Whistle calls waiting for this unit.</param>
/// <param name="DutyNote">At most 200 characters, e.g. who is reached how.</param>
[GenerateSerializer, Immutable]
public sealed record UnitStatus(string UnitId, int Open, int Yellow, int Red, int Unanswered, DateTimeOffset? NextDueAt, bool OnDuty, string? DutyNote);
