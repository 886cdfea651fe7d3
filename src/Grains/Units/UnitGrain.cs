using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Clocks;
using GridOrleans.Grains.Wall;

namespace GridOrleans.Grains.Units;

/// <summary>What one unit has on its hands, and whether somebody is on duty.</summary>
public sealed class UnitGrain([PersistentState("profile", "grid")] IPersistentState<UnitProfile> profile, IIssueRows rows) : Grain, IUnitGrain
{
    private readonly LatestRows latest = new();

    private string Id => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var row in await rows.OpenOfUnit(Id, cancellationToken)) latest.Take(row, true);
    }

    public Task IssueChanged(IssueRow row)
    {
        latest.Take(row, row.Open && row.UnitIds.Contains(Id));
        return Task.CompletedTask;
    }

    public Task<UnitStatus> Status() => Task.FromResult(StatusNow());

    public async Task<UnitStatus> SetDuty(bool onDuty, string? note)
    {
        (profile.State.OnDuty, profile.State.Note) = (onDuty, note);
        await profile.WriteStateAsync();
        return StatusNow();
    }

    private UnitStatus StatusNow() => new(
        Id,
        latest.Open.Count,
        latest.Open.Count(row => row.Light == Light.Yellow),
        latest.Open.Count(row => row.Light == Light.Red),
        latest.Open.Count(row => row.RingingUnitIds.Contains(Id)),
        latest.Open.Min(row => row.NextDueAt),
        profile.State.OnDuty,
        profile.State.Note);
}

/// <summary>What a unit says of itself.</summary>
[GenerateSerializer]
public sealed class UnitProfile
{
    [Id(0)]
    public bool OnDuty { get; set; } = true;

    [Id(1)]
    public string? Note { get; set; }
}
