using GridOrleans.Contracts.Issues;

namespace GridOrleans.EndToEnd.People;

/// <summary>A case in some part of its life, with what commands on it need to name.</summary>
/// <param name="Earlier">An earlier report of the same thing.</param>
/// <param name="AskId">What waits for an approval; nothing does when it is left out.</param>
/// <param name="LineId">The line a command names: a called unit's, else the lead's.</param>
internal sealed record Stage(IssueView Case, IssueView Earlier, Guid AskId, Guid LineId)
{
    public Guid Id => Case.Row.Id;
}

/// <summary>How cases come to a stage.</summary>
internal sealed class Stages(Cast cast)
{
    private IssueView? earlier;

    public async Task<Stage> Reported() => await Of(await cast.Reported());

    public async Task<Stage> Filed()
    {
        var reported = await cast.Reported();
        return await Of(await cast.Dispatcher.Do(reported.Row.Id, "file"));
    }

    public async Task<Stage> Dispatched() => await Of(await cast.Report());

    public async Task<Stage> Accepted()
    {
        var reported = await cast.Report();
        return await Of(await cast.Water.Do(reported.Row.Id, "accept"));
    }

    public async Task<Stage> Handling() => await Of(await cast.Handling());

    /// <summary>Being handled, the urban office called to help, and a park asked for.</summary>
    public async Task<Stage> Asked()
    {
        var id = (await Called()).Id;
        return await Of(await cast.Water.Do(id, "park", Samples.Of("park", null!)));
    }

    public async Task<Stage> Called()
    {
        var id = (await cast.Handling()).Row.Id;
        return await Of(await cast.Dispatcher.Do(id, "whistle", new { kind = "community", unitIds = new[] { "dept-urban" } }));
    }

    public async Task<Stage> ReportedIn()
    {
        var called = await Called();
        return await Of(await cast.Urban.Do(called.Id, "reportIn", new { lineId = called.LineId }));
    }

    public async Task<Stage> PartDone()
    {
        var helping = await ReportedIn();
        return await Of(await cast.Urban.Do(helping.Id, "lineDone", new { lineId = helping.LineId, words = "路面已清理" }));
    }

    public async Task<Stage> Supervised()
    {
        var id = (await cast.Report()).Row.Id;
        return await Of(await cast.Leader.Do(id, "supervise", new { level = "normal", reason = "反复投诉" }));
    }

    public async Task<Stage> Parked()
    {
        var id = (await cast.Handling()).Row.Id;
        return await Of(await cast.Leader.Do(id, "park", Samples.Of("park", null!)));
    }

    public async Task<Stage> Completed()
    {
        var id = (await cast.Handling()).Row.Id;
        return await Of(await cast.Water.Do(id, "complete", new { result = "resolved", reply = "已疏通。" }));
    }

    /// <summary>Closed, and its reporter was not satisfied.</summary>
    public async Task<Stage> Unhappy()
    {
        var closed = await cast.Closed();
        await cast.Resident.Try($"/api/track/{closed.TrackToken}/rating", new { operationId = Guid.NewGuid(), score = 1 });
        return await Of(await cast.Dispatcher.Look(closed.Row.Id));
    }

    private async Task<Stage> Of(IssueView view)
    {
        earlier ??= await cast.Report();
        var line = view.Whistles.LastOrDefault(each => each.UnitId == "dept-urban") ?? view.Whistles.LastOrDefault();
        return new(view, earlier, view.Asks.LastOrDefault()?.AskId ?? Guid.NewGuid(), line?.LineId ?? Guid.NewGuid());
    }
}
