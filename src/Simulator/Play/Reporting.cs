using System.Text.Json;
using Bogus;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Json;
using GridOrleans.Simulator.Citizens;
using GridOrleans.Simulator.City;
using GridOrleans.Simulator.Wire;

namespace GridOrleans.Simulator.Play;

/// <summary>Reports trickle in at random moments around the rate asked for, busier in rush hours and in the first minute of a run.</summary>
public sealed class Reporting(Town town, Reports reports, ApiClient api, Floodgate floodgate, Keepsakes keepsakes, Tally tally, TimeProvider time, double perMinute, int seed)
{
    /// <summary>More reports than this are not under way at once; then people wait until the server keeps up.</summary>
    private const int MostUnderWay = 16;

    /// <summary>A quiet wall fills sooner.</summary>
    private const double FirstMinuteFactor = 2;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim places = new(MostUnderWay);
    private readonly List<Task> underWay = [];
    private readonly Randomizer draw = Draw.For(seed, "arrivals");

    public async Task Run(CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var factor = time.GetElapsedTime(started) < TimeSpan.FromMinutes(1)
                ? FirstMinuteFactor
                : RushHours.Factor(time.GetUtcNow(), town.Zone, town.Plan.DrillDivisor);
            await Task.Delay(Pause(perMinute * factor), time, cancellation);
            await Arrive(cancellation);
        }
    }

    /// <summary>Somebody wants to report: sent at once without waiting for its answer, or not at all while the floodgate is shut.</summary>
    public async Task Arrive(CancellationToken cancellation)
    {
        if (floodgate.Held(time.GetUtcNow()) is not null)
        {
            return;
        }

        await places.WaitAsync(cancellation);
        await Task.WhenAll(underWay.Where(t => t.IsCompleted));
        underWay.RemoveAll(t => t.IsCompleted);
        underWay.Add(Send(reports.Next(), cancellation));
    }

    /// <summary>One report, tried until the server has answered it.</summary>
    private async Task Send(Call call, CancellationToken cancellation)
    {
        try
        {
            tally.ReportSent();
            var answer = await api.Post("/api/issues", call.Report, call.Token, patience: null, cancellation);
            tally.ReportAnswered(answer);
            if (answer is Answer.Done done && JsonSerializer.Deserialize<IssueView>(done.Body, GridJson.Options) is { TrackToken: { } track } view)
            {
                keepsakes.Keep(view.Row.Id, track);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The run is over; whether this one was taken is the server's to know.
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>Poisson arrivals: pauses are exponentially distributed.</summary>
    private TimeSpan Pause(double rate)
    {
        var pause = TimeSpan.FromMinutes(-Math.Log(1 - draw.Double()) / rate);
        return pause < LongestPause ? pause : LongestPause;
    }
}
