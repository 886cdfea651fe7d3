using System.Globalization;
using System.Text.RegularExpressions;

namespace GridOrleans.Domain.Tests.Clocks.WorkedCases;

/// <summary>Plays one worked case on the domain and holds every clock to what was written.</summary>
internal sealed partial class WorkedLife(WorkedCase written)
{
    private readonly Case life = Case.Empty();
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(written.Zone);
    private DateTime day;

    public void Play()
    {
        foreach (var (number, text) in written.Lines)
        {
            try
            {
                if (Act().Match(text) is { Success: true } act) Do(act.Groups["late"].Success, Moment(act.Groups["at"].Value, true), act.Groups["what"].Value);
                else Check(text);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"worked-cases.txt line {number}: {text}\n{failure.Message}", failure);
            }
        }
    }

    private void Do(bool late, DateTimeOffset at, string what)
    {
        var since = at - Case.Start;
        if (!life.Exists || late) life.At(since);
        else life.Until(since);
        if (what == "look") return;
        if (what == "wake") life.Done(life.Due(ClockKind.Respond));
        else if (what == "approve") life.Done(new IssueCommand.Approve(life.Issue.Asks[0].Id, null), Town.DistrictLeader);
        else if (what.StartsWith("ask ", StringComparison.Ordinal)) Assert.IsType<IssueEvent.Asked>(life.Done(Command(what[4..]), Town.Liaison(life.Issue.LeadUnitId!))[^1]);
        else if (Refused().Match(what) is { Success: true } refused) life.Refused(refused.Groups["code"].Value, Command(refused.Groups["what"].Value));
        else life.Done(Command(what));
    }

    private IssueCommand Command(string what)
    {
        var words = what.Split(' ');
        return words[0] switch
        {
            "report" => Town.Report(words.Length > 1 ? Town.To(Town.Firm) : null, WorkedPolicies.Named(written.Policy)),
            "accept" => new IssueCommand.Accept(),
            "arrive" => new IssueCommand.Arrive(),
            "handle" => new IssueCommand.Handle(),
            "complete" => new IssueCommand.Complete(Outcome.Resolved, "修好了"),
            "check" => new IssueCommand.Check(words[1] == "ok", "还在漏"),
            "return" => new IssueCommand.Return("不归我管"),
            "redispatch" => new IssueCommand.Redispatch(Town.To(Town.OtherFirm), "换单位"),
            "merge" => new IssueCommand.Merge(Case.Earlier, life.Issue.ReportedAt.AddMinutes(-5), "同一处漏水"),
            "void" => new IssueCommand.Void("重复"),
            "reopen" => new IssueCommand.Reopen("没修好"),
            "park" => new IssueCommand.Park(words[1], Moment(string.Join(' ', words[3..]))),
            "resume" => new IssueCommand.Resume(null),
            "extend" => new IssueCommand.Extend(Kind(words[1]), Moment(string.Join(' ', words[3..])), "要等配件"),
            "promise" => new IssueCommand.Promise(Kind(words[1]), Moment(string.Join(' ', words[3..])), "政企早餐会"),
            "plan" => new IssueCommand.FilePlan("换管", Moment(string.Join(' ', words[2..]))),
            "recategorise" => new IssueCommand.Recategorise("of-" + words[2], false, WorkedPolicies.Named(words[2]), "分错了"),
            "expedite" => new IssueCommand.Expedite(true, WorkedPolicies.Named(words[2]), "有老人"),
            _ => throw new FormatException($"no such act: {what}"),
        };
    }

    private void Check(string text)
    {
        var (what, facts) = Facts().Match(text) is { Success: true } match ? (match.Groups["what"].Value, match.Groups["facts"].Value) : throw new FormatException("neither an act nor facts");
        if (what.StartsWith("holder ", StringComparison.Ordinal))
        {
            var holder = life.Issue.Holders.Last(each => each.UnitId == what["holder ".Length..]);
            foreach (var (name, value) in Split(facts))
            {
                Assert.Equal(Moment(value), name switch { "respond" => holder.RespondDueAt, "handle" => holder.HandleDueAt, _ => holder.CloseDueAt });
            }

            return;
        }

        var isPast = what.StartsWith("past ", StringComparison.Ordinal);
        var kind = Kind(isPast ? what["past ".Length..] : what);
        var clock = isPast ? life.Issue.PastClocks.Last(past => past.Clock.Kind == kind).Clock : life.Issue.Clock(kind);
        if (facts[0] is '“' or '"') Assert.Equal(facts.Trim('"'), ClockWords.Explain(clock, life.Now, english: facts[0] == '"') is var said && facts[0] == '“' ? $"“{said}”" : said);
        else foreach (var (name, value) in Split(facts)) Check(clock, name, value);
    }

    private void Check(Clock clock, string name, string value)
    {
        var breaches = life.History.Where(entry => entry.Events.OfType<IssueEvent.ClockBreached>().Any(each => each.Clock == clock.Kind)).ToArray();
        switch (name)
        {
            case "yellow": Assert.Equal(Moment(value), clock.YellowAt); break;
            case "due": Assert.Equal(Moment(value), clock.DueAt); break;
            case "first": Assert.Equal(Moment(value), clock.FirstDueAt); break;
            case "stopped": Assert.Equal(Moment(value), clock.StoppedAt); break;
            case "breached": Assert.Equal(Moment(value), breaches[^1].Stamp.At); break;
            case "target": Assert.Equal(Span(value), clock.Target); break;
            case "ran": Assert.Equal(Span(value), clock.RanBy(life.Now)); break;
            case "left": Assert.Equal(Span(value), clock.LeftAt(life.Now)); break;
            case "over": Assert.Equal(Span(value), -clock.LeftAt(life.Now)); break;
            case "stood": Assert.Equal(Span(value), clock.StoodStillBy(life.Now)); break;
            case "light": Assert.Equal(value, clock.LightAt(life.Now).ToString().ToLowerInvariant()); break;
            case "breaches": Assert.Equal(int.Parse(value, CultureInfo.InvariantCulture), breaches.Length); break;
            case "warnings": Assert.Equal(int.Parse(value, CultureInfo.InvariantCulture), life.Events.OfType<IssueEvent.ClockWarned>().Count(each => each.Clock == clock.Kind)); break;
            default: throw new FormatException($"no such fact: {name}");
        }
    }

    /// <summary>A time alone is on the day of the last act.</summary>
    private DateTimeOffset Moment(string text, bool isAct = false)
    {
        var match = When().Match(text) is { Success: true } found ? found : throw new FormatException($"not a moment: {text}");
        var date = match.Groups["date"].Success ? DateTime.ParseExact(match.Groups["date"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture) : day;
        if (isAct) day = date;
        var local = date + TimeSpan.Parse(match.Groups["time"].Value, CultureInfo.InvariantCulture);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static ClockKind Kind(string word) => Enum.Parse<ClockKind>(word, ignoreCase: true);

    private static IEnumerable<(string Name, string Value)> Split(string facts) =>
        facts.Split(", ").Select(fact => (fact[..fact.IndexOf(' ')], fact[(fact.IndexOf(' ') + 1)..]));

    private static TimeSpan Span(string text) => text.Split(' ').Chunk(2).Aggregate(TimeSpan.Zero, (sum, part) => sum + int.Parse(part[0], CultureInfo.InvariantCulture) * part[1] switch
    {
        "d" => 1.Days,
        "h" => 1.Hours,
        "min" => 1.Minutes,
        "s" => 1.Seconds,
        _ => throw new FormatException($"not a span: {text}"),
    });

    [GeneratedRegex(@"^(?<late>!)?(?<at>(\d{4}-\d\d-\d\d )?\d\d:\d\d(:\d\d)?) (?<what>.+)$")]
    private static partial Regex Act();

    [GeneratedRegex(@"^refused (?<code>\w+): (?<what>.+)$")]
    private static partial Regex Refused();

    [GeneratedRegex(@"^(?<what>[a-z][\w -]*?): (?<facts>.+)$")]
    private static partial Regex Facts();

    [GeneratedRegex(@"^((?<date>\d{4}-\d\d-\d\d) )?(?<time>\d\d:\d\d(:\d\d)?)$")]
    private static partial Regex When();
}
