using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Deadlines;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.Issues;

namespace GridOrleans.Grains.Buildings;

/// <summary>Watches one building for recurrence, and owes an inspection once a category recurs.</summary>
public sealed class BuildingGrain(
    [PersistentState("inspection", "grid")] IPersistentState<InspectionDuty> duty,
    IIssueRows rows,
    IDeadlineStore deadlines,
    IDistricts districts,
    TimeProvider time) : Grain, IBuildingGrain
{
    public const string Clock = "inspection";

    private List<BuildingReport> reports = [];

    private string Id => this.GetPrimaryKeyString();

    private int Divisor => districts.Current?.DrillDivisor ?? 1;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        reports = [.. await rows.ReportsOfBuilding(Id, WindowStart, cancellationToken)];
        await Owe();
    }

    public async Task Reported(BuildingReport report)
    {
        if (reports.Any(known => known.IssueId == report.IssueId)) return;
        reports.RemoveAll(known => known.At < WindowStart);
        if (reports.Count == Recurrence.ReportsKept) reports.RemoveAt(0);
        reports.Add(report);
        await Owe();
    }

    public Task<BuildingStatus> Status() => Task.FromResult(StatusNow());

    public async Task<BuildingStatus> RecordInspection(Guid operationId, string inspectorId)
    {
        if (duty.State.Inspected(operationId, inspectorId, time.GetUtcNow()))
        {
            await duty.WriteStateAsync();
            await deadlines.Apply([DeadlineChange.Clear(DeadlineOwner.Building, Id, Clock)], CancellationToken.None);
        }

        return StatusNow();
    }

    public async Task DutyDue(string clock, int generation)
    {
        if (clock != Clock) return;
        if (duty.State.Generation == generation && duty.State.Missed(time.GetUtcNow(), Recurrence.InspectWithin / Divisor))
        {
            await duty.WriteStateAsync();
        }

        await Schedule();
    }

    /// <summary>A category that recurred since the last inspection makes one due.</summary>
    private async Task Owe()
    {
        if (Systemic().Count == 0 || !duty.State.Owe(time.GetUtcNow() + Recurrence.InspectWithin / Divisor)) return;
        await duty.WriteStateAsync();
        await Schedule();
    }

    private Task Schedule() => deadlines.Apply(
        [duty.State.DueAt is { } due
            ? DeadlineChange.Set(new(DeadlineOwner.Building, Id, Clock, duty.State.Generation, due))
            : DeadlineChange.Clear(DeadlineOwner.Building, Id, Clock)],
        CancellationToken.None);

    private IReadOnlyList<string> Systemic() =>
        Recurrence.Systemic(reports.Where(report => report.At >= WindowStart && report.At > (duty.State.InspectedAt ?? DateTimeOffset.MinValue)));

    /// <summary>Not divided in a drill: a rehearsal of an hour is to see recurrences too.</summary>
    private DateTimeOffset WindowStart => time.GetUtcNow() - Recurrence.Window;

    private BuildingStatus StatusNow() => new(Id, reports.ToArray(), Systemic(), duty.State.DueAt, duty.State.MissedCount);
}
