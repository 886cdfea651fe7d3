using GridOrleans.CityDay.Model.Time;
using GridOrleans.Domain.Clocks;

namespace GridOrleans.CityDay.Tests.Checking;

/// <summary>One clock: due, yellow, ran, stood still, breach, and every stand.</summary>
internal static class ClockComparison
{
    private static readonly string[] Names = Enum.GetNames<ClockKind>();

    public static void Of(Clock clock, RunningClock model, DateTimeOffset now, Differences differences)
    {
        differences.About = Names[(int)clock.Kind];
        differences.Check("kind", clock.Kind, model.Kind);
        differences.Check("generation", clock.Generation, model.Generation);
        differences.Check("started", clock.StartedAt, model.StartedAt);
        differences.Check("target", clock.Target, model.Target);
        differences.Check("basis", clock.Basis, model.Basis);
        differences.Check("first due", clock.FirstDueAt, model.FirstDueAt);
        differences.Check("due", clock.DueAt, model.DueAt);
        differences.Check("yellow at", clock.YellowAt, model.YellowAt);
        differences.Check("holds from", clock.HoldsFrom, model.HoldsFrom);
        differences.Check("moved", clock.IsMoved, model.IsMoved);
        differences.Check("moved why", clock.Moved, model.Why);
        differences.Check("stands since", clock.PausedAt, model.StandsSince);
        differences.Check("runs", clock.IsRunning, model.Runs);
        differences.Check("stood still", clock.StoodStill, model.StoodStill);
        differences.Check("warned", clock.WarnedAt, model.WarnedAt);
        differences.Check("breached", clock.BreachedAt, model.BreachedAt);
        differences.Check("stopped", clock.StoppedAt, model.StoppedAt);
        differences.Check("light", clock.LightAt(now), LightOf(model, now));
        var ran = model.Ran(now);
        differences.Check("ran", clock.RanBy(now), ran);
        differences.Check("left", clock.LeftAt(now), model.Target - ran);
        var stood = (clock.Pauses ?? []).Select(pause => new Stand(pause.From, pause.To, pause.Why));
        if (clock.Pauses is not null || model.Stands.Count > 0) differences.Check("stands", stood.SequenceEqual(model.Stands), true);
        differences.About = "";
    }

    /// <summary>Red from the due moment on, also when it stopped later; yellow from 80 %.</summary>
    private static Light LightOf(RunningClock model, DateTimeOffset now)
    {
        if (model.StoppedAt is { } stopped) return stopped < model.DueAt ? Light.Green : Light.Red;
        var moment = model.StandsSince ?? now;
        return moment >= model.DueAt ? Light.Red : moment >= model.YellowAt ? Light.Yellow : Light.Green;
    }
}
