using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bogus;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Json;
using GridOrleans.Simulator.Citizens;
using GridOrleans.Simulator.City;
using GridOrleans.Simulator.Wire;

namespace GridOrleans.Simulator.Play;

/// <summary>Does what the cast has decided, when it is due, a few steps at a time.</summary>
public sealed class Acting(Town town, Cast cast, Watch watch, ApiClient api, Floodgate floodgate, Keepsakes keepsakes, Tally tally, TimeProvider time, int seed)
{
    private const int MostAtOnce = 8;

    /// <summary>After so many rounds the queue is looked at again, even if more is due.</summary>
    private const int MostRounds = 6;

    /// <summary>Of those asked, so many rate.</summary>
    private const float RatesShare = 0.65f;

    /// <summary>A step nobody answers for so long is looked at anew: the issue may have moved on.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200), Sweep = TimeSpan.FromSeconds(1);

    private readonly Randomizer draw = Draw.For(seed, "ratings");
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> ratingsDue = new();

    public async Task Run(CancellationToken cancellation)
    {
        var nextSweep = DateTimeOffset.MinValue;
        using var beat = new PeriodicTimer(Beat, time);
        while (await beat.WaitForNextTickAsync(cancellation))
        {
            if (time.GetUtcNow() >= nextSweep)
            {
                var started = time.GetTimestamp();
                await Look(cancellation);

                // A sweep takes at most a quarter of the time, however slow the server is.
                var rest = time.GetElapsedTime(started) * 3;
                nextSweep = time.GetUtcNow() + (rest > Sweep ? rest : Sweep);
            }

            await Act(cancellation);
        }
    }

    public async Task Look(CancellationToken cancellation)
    {
        if (await watch.Look(cancellation) is not { } sight)
        {
            return;
        }

        floodgate.Counted(sight.Open.Count, sight.Red, time.GetUtcNow());
        cast.Look([.. sight.Open, .. sight.Completed], sight.ServerNow, time.GetUtcNow());
    }

    public async Task Act(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var ratings = ratingsDue.Where(r => r.Value <= now).Take(MostAtOnce).Select(r => Rate(r.Key, cancellation));
        await Task.WhenAll([.. ratings]);
        for (var round = 0; round < MostRounds; round++)
        {
            var due = cast.Take(time.GetUtcNow(), MostAtOnce);
            await Task.WhenAll(due.Select(step => Do(step, cancellation)));
            if (due.Count < MostAtOnce)
            {
                return;
            }
        }
    }

    private async Task Do(Due due, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToNode(due.Step.Body, GridJson.Options)!.AsObject();
        if (due.Step.UnitId is { } unit && !await AddLine(body, due, unit, cancellation))
        {
            return;
        }

        if (due.Step.NeedsAsk && !await AddAsk(body, due, cancellation))
        {
            return;
        }

        body["operationId"] = Guid.NewGuid();
        var answer = await api.Post($"/api/issues/{due.IssueId}/{due.Step.Command}", body, due.Step.Token, Patience, cancellation);
        tally.StepAnswered(answer);
        if (answer is Answer.GaveUp)
        {
            cast.Forget(due);
        }
        else if (answer is Answer.Done && due.Step.Command == "check" && body["passed"]?.GetValue<bool>() == true && draw.Bool(RatesShare))
        {
            ratingsDue[due.IssueId] = time.GetUtcNow() + town.Real(draw.Double(5, 60));
        }
    }

    /// <summary>What was asked is named by its id, which only the issue itself tells.</summary>
    private async Task<bool> AddAsk(JsonObject body, Due due, CancellationToken cancellation)
    {
        var ask = (await View(due, cancellation))?.Asks.LastOrDefault(each => each.MayDecide);
        body["askId"] = ask?.AskId;
        return ask is not null;
    }

    private async Task<IssueView?> View(Due due, CancellationToken cancellation) =>
        await api.Get($"/api/issues/{due.IssueId}", due.Step.Token, cancellation) is Answer.Done done
            ? JsonSerializer.Deserialize<IssueView>(done.Body, GridJson.Options)
            : null;

    /// <summary>A whistle line is named by its id, which only the issue itself tells.</summary>
    private async Task<bool> AddLine(JsonObject body, Due due, string unit, CancellationToken cancellation)
    {
        if (await View(due, cancellation) is not { } view)
        {
            return false;
        }

        var line = view.Whistles.FirstOrDefault(l => l.UnitId == unit && l.ReportedInAt is null && l.DeclinedAt is null && l.DoneAt is null);
        body["lineId"] = line?.LineId;
        return line is not null;
    }

    private async Task Rate(Guid issue, CancellationToken cancellation)
    {
        ratingsDue.TryRemove(issue, out _);
        if (keepsakes.Take(issue) is not { } track)
        {
            return;
        }

        var score = draw.WeightedRandom([5, 4, 3, 2, 1], [0.50f, 0.27f, 0.13f, 0.06f, 0.04f]);
        var body = new { operationId = Guid.NewGuid(), score, words = draw.ArrayElement(Phrases.Rating(score)) };
        tally.StepAnswered(await api.Post($"/api/track/{Uri.EscapeDataString(track)}/rating", body, token: null, Patience, cancellation));
    }
}
