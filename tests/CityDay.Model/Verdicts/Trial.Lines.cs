using GridOrleans.CityDay.Model.Cases;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.CityDay.Model.Verdicts;

/// <summary>Calling units beside the lead, and what becomes of their lines.</summary>
internal sealed partial class Trial
{
    /// <summary>Lines get their ids from the domain.</summary>
    public static IssueEvent.UnitsCalled Called(IEnumerable<string> units, WhistleKind kind, string caller, SlaPolicy policy) =>
        new(Nameless(units), kind, caller, LineRules.TargetsOf(policy, kind));

    private static CalledUnit[] Nameless(IEnumerable<string> units) => [.. units.Select(unit => new CalledUnit(Guid.Empty, unit))];

    private static string[] Uncalled(IEnumerable<string> units, HashSet<string> ringing) => [.. units.Where(unit => !ringing.Contains(unit)).Distinct()];

    private Verdict Call(IEnumerable<string> units, Func<string[], IssueEvent> happens)
    {
        var called = Uncalled(units, book.Lines.Where(line => !line.IsOver).Select(line => line.Unit).ToHashSet());
        return called.Length == 0 ? new Verdict.Already(null)
            : book.Lines.Count(line => !line.Leads) + called.Length > LineRules.MostPerCase ? No(Refusal.TooMany)
            : Verdict.Of(happens(called));
    }

    private Verdict ReportIn(IssueCommand.ReportIn report) =>
        Find(report.LineId) is { CameAt: not null, IsOver: false } ? new Verdict.Already(null)
        : OnLine(report.LineId, line => Verdict.Of(line.Leads && book.State == IssueState.Dispatched ? new IssueEvent.Accepted(line.Unit) : new IssueEvent.ReportedIn(line.Id, line.Unit)));

    private Verdict Decline(IssueCommand.Decline decline) => Verdict.Written(decline.Reason) is not { } reason ? No(Refusal.ReasonRequired)
        : OnLine(decline.LineId, line => line.Leads
            ? line.Rings ? Verdict.Of(new IssueEvent.Returned(line.Unit, reason)) : No(Refusal.NoSuchLine)
            : Verdict.Of(new IssueEvent.Declined(line.Id, line.Unit, reason)));

    private Verdict LineDone(IssueCommand.LineDone done)
    {
        if (Find(done.LineId) is { Leads: false, DoneAt: not null }) return new Verdict.Already(null);
        return Verdict.Written(done.Words) is { } words
            ? OnHelper(done.LineId, line => Verdict.Of([.. Came(line), new IssueEvent.LineDone(line.Id, line.Unit, words)]))
            : No(Refusal.WordsRequired);
    }

    private Verdict Withdraw(IssueCommand.WithdrawLine withdraw)
    {
        if (Verdict.Written(withdraw.Reason) is not { } reason) return No(Refusal.ReasonRequired);
        if (Find(withdraw.LineId) is not { IsOver: false } line) return No(Refusal.NoSuchLine);
        if (line.Leads) return No(Refusal.LeadLine);
        return rights.MayBlow(line.Kind) ? Verdict.Of(new IssueEvent.LineWithdrawn(line.Id, line.Unit, reason)) : No(Refusal.NotYours);
    }

    private Verdict RateLine(IssueCommand.RateLine rate)
    {
        if (Find(rate.LineId) is not { WithdrawnAt: null } line) return No(Refusal.NoSuchLine);
        if (!rights.MayRate(rate.By, line)) return No(Refusal.NotYours);
        if (rate.Score is < 1 or > 5) return No(Refusal.ScoreOutOfRange);
        if (!line.IsOver) return No(Refusal.LineOpen);
        if (stamp.At - book.EndedAt >= Time.Terms.ReopenWindow(book.Policy)) return No(Refusal.WindowOver);
        var isRated = rate.By == LineSide.Caller ? line.ByCaller is not null : line.ByUnit is not null;
        return isRated ? No(Refusal.RatedAlready) : Verdict.Of(new IssueEvent.LineRated(line.Id, line.Unit, rate.By, rate.Score, Verdict.Written(rate.Words)));
    }

    private Verdict CallRung(IssueCommand.CallLineRung call) =>
        Find(call.LineId) is { Rings: true } line && line.Fell.Any(rung => rung.Number == call.Rung && rung.CalledAt is null)
            ? Verdict.Of(new IssueEvent.LineRungCalled(line.Id, line.Unit, call.Rung, call.AudienceUnitId, call.AudienceName))
            : new Verdict.Already(null);

    /// <summary>Whoever does something has come.</summary>
    private static IEnumerable<IssueEvent> Came(LineEntry line) => line.Rings ? [new IssueEvent.ReportedIn(line.Id, line.Unit)] : [];

    private Verdict OnHelper(Guid lineId, Func<LineEntry, Verdict> how) => OnLine(lineId, line => line.Leads ? No(Refusal.LeadLine) : how(line));

    private Verdict OnLine(Guid lineId, Func<LineEntry, Verdict> how) =>
        Find(lineId) is not { IsOver: false } line ? No(Refusal.NoSuchLine)
        : rights.MayAnswerFor(line.Unit) ? how(line)
        : No(Refusal.NotYours);

    private LineEntry? Find(Guid lineId) => book.Lines.FirstOrDefault(line => line.Id == lineId);
}
