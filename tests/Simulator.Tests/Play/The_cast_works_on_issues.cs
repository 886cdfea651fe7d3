using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Simulator.Citizens;
using GridOrleans.Simulator.Play;
using GridOrleans.Simulator.Tests.City;
using GridOrleans.Simulator.Wire;

namespace GridOrleans.Simulator.Tests.Play;

public sealed class The_cast_works_on_issues
{
    private const int Seed = 2341;

    private readonly ManualTime time = new();
    private readonly FakeServer server;
    private readonly Town town;
    private readonly Cast cast;
    private readonly Tally tally = new();
    private readonly Floodgate floodgate = new(400);
    private readonly Keepsakes keepsakes = new(10);
    private readonly Acting acting;

    public The_cast_works_on_issues(TheDistrict district)
    {
        server = new FakeServer(time);
        town = new Town(district.Plan);
        cast = new Cast(town, Seed);
        var api = new ApiClient(server.Client(), tally, _ => TimeSpan.Zero, time);
        acting = new Acting(town, cast, new Watch(api, town, tally), api, floodgate, keepsakes, tally, time, Seed);
    }

    [Fact]
    public async Task a_prompt_unit_takes_it_from_the_call_to_the_reply()
    {
        var ids = PutMany(UnitOf(Temper.Prompt), 30);

        await Pass(TimeSpan.FromMinutes(4));
        Assert.True(ids.Count(id => !server.Row(id).Open) > 20, "most are done within the four hours");

        await Pass(TimeSpan.FromMinutes(16));
        Assert.All(ids, id => Assert.False(server.Row(id).Open));
        Assert.All(Sent("complete"), r => Assert.False(string.IsNullOrWhiteSpace((string?)r.Json["reply"])));
        Assert.Contains(Sent("accept"), r => r.Token == town.TokenOf(UnitOf(Temper.Prompt)));
        Assert.All(server.Received.Where(r => r.Method == "POST"), r => Assert.True(Guid.TryParse((string?)r.Json["operationId"], out _)));
        Assert.Equal(0, tally.StepsRefused);
    }

    [Fact]
    public async Task a_silent_one_never_answers_and_the_desk_clears_what_is_very_old()
    {
        var silent = UnitOf(Temper.Silent);
        var ids = PutMany(silent, 12);

        await Pass(TimeSpan.FromMinutes(5));
        Assert.DoesNotContain(server.Received, r => r.Verb is "accept" or "arrive" && r.Token == town.TokenOf(silent));
        Assert.Contains(ids, id => server.Row(id).State == IssueState.Dispatched);

        await Pass(TimeSpan.FromMinutes(25));
        Assert.All(ids, id => Assert.False(server.Row(id).Open));
    }

    [Fact]
    public async Task units_ask_for_time_and_the_shift_leader_decides_each_by_its_id()
    {
        var ids = PutMany(UnitOf(Temper.Prompt), 120);

        await Pass(TimeSpan.FromMinutes(20));

        var asked = Sent("extend").Concat(Sent("filePlan")).Concat(Sent("park")).ToList();
        var decided = Sent("approve").Concat(Sent("deny")).ToList();
        Assert.NotEmpty(asked);
        Assert.Equal(asked.Count, decided.Count);
        Assert.All(decided, step => Assert.Equal(town.Leader, step.Token));
        Assert.All(decided, step => Assert.Contains((Guid)step.Json["askId"]!, ids.Select(id => Rows.AskOf(server.Row(id)))));
        Assert.NotEqual(town.Dispatcher, town.Leader);
    }

    [Fact]
    public async Task offices_answer_for_the_rungs_that_call_them()
    {
        var grid = town.Grids.First(g => cast.TemperOf(g.Code) == Temper.Prompt);
        var rung = new Contracts.Issues.LastRung(ClockKind.Respond, 1, 1, 1, grid.ShortName, time.GetUtcNow(), null);
        server.Put(Rows.Dispatched(Guid.NewGuid(), UnitOf(Temper.Silent), time.GetUtcNow()) with { GridCode = grid.Code, LastRung = rung });

        await Pass(TimeSpan.FromSeconds(30));

        var answer = Assert.Single(Sent("acknowledge"));
        Assert.Equal(town.TokenOf(grid.Code), answer.Token);
        Assert.Equal("respond", (string?)answer.Json["clock"]);
    }

    [Fact]
    public async Task every_unit_whose_phone_rings_reports_in_or_declines_by_its_line()
    {
        var called = town.Plan.Units.Where(u => cast.TemperOf(u.Id) == Temper.Prompt && town.TokenOf(u.Id) is not null).Take(12).Select(u => u.Id).ToList();
        var row = Rows.Dispatched(Guid.NewGuid(), UnitOf(Temper.Silent), time.GetUtcNow()) with { RingingUnitIds = called };
        server.Put(row);

        await Pass(TimeSpan.FromSeconds(30));

        var answers = Sent("reportIn").Concat(Sent("decline")).ToList();
        Assert.Equal(called.Select(town.TokenOf).Order(), answers.Select(a => a.Token).Order());
        Assert.Equal(called.Select(unit => Rows.LineOf(row, unit)).Order(), answers.Select(a => (Guid)a.Json["lineId"]!).Order());
    }

    [Fact]
    public async Task the_reporter_rates_what_has_been_checked()
    {
        var ids = PutMany(UnitOf(Temper.Prompt), 10);
        ids.ForEach(id => keepsakes.Keep(id, "track-" + id));

        await Pass(TimeSpan.FromMinutes(12));

        var ratings = server.Received.Where(r => r.Path.StartsWith("/api/track/track-", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(ratings);
        Assert.Equal(ratings.Count, ratings.Select(r => r.Path).Distinct().Count());
        Assert.All(ratings, r => Assert.InRange((int)r.Json["score"]!, 1, 5));
    }

    [Fact]
    public void a_decision_is_made_once_and_forgotten_with_the_issue()
    {
        var row = Rows.Dispatched(Guid.NewGuid(), UnitOf(Temper.Prompt), time.GetUtcNow());
        var later = time.GetUtcNow() + TimeSpan.FromSeconds(40);
        cast.Look([row], time.GetUtcNow(), time.GetUtcNow());
        Assert.Single(cast.Take(later, 10), d => d.Step.Command == "accept");

        cast.Look([row], later, later);
        Assert.DoesNotContain(cast.Take(later + TimeSpan.FromHours(1), 10), d => d.Step.Command == "accept");

        cast.Look([], later, later);
        Assert.Equal(0, cast.Remembered);
    }

    private string UnitOf(Temper temper) => town.Plan.Units.First(u => u.Id.StartsWith("firm-", StringComparison.Ordinal) && cast.TemperOf(u.Id) == temper).Id;

    private List<Guid> PutMany(string lead, int count)
    {
        var ids = Enumerable.Range(0, count).Select(i => new Guid(i + 1, 0, 0, new byte[8])).ToList();
        ids.ForEach(id => server.Put(Rows.Dispatched(id, lead, time.GetUtcNow())));
        return ids;
    }

    private List<Received> Sent(string verb) => [.. server.Received.Where(r => r.Method == "POST" && r.Verb == verb)];

    private async Task Pass(TimeSpan span)
    {
        for (var passed = TimeSpan.Zero; passed < span; passed += TimeSpan.FromSeconds(1))
        {
            await acting.Look(CancellationToken.None);
            await acting.Act(CancellationToken.None);
            time.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
