using GridOrleans.CityDay.Model;
using GridOrleans.CityDay.Model.Cases;
using GridOrleans.CityDay.Model.Verdicts;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;

namespace GridOrleans.CityDay.Tests.Checking;

/// <summary>
/// Gives a command to the domain and to the model and lets neither pass that the other does not: the outcome, every event, and the case after every
/// event.
/// </summary>
internal sealed class Overseer(Census census)
{
    public Decision Give(CaseFile file, IssueCommand command, Stamp stamp)
    {
        var foreseen = Foresee(file, command, stamp);
        var decision = IssueDecider.Decide(file.Issue, command, stamp);
        try
        {
            Weigh(file, command, stamp, decision, foreseen);
        }
        catch (Exception wrong) when (wrong is not DifferenceException)
        {
            throw Differ(file, command, stamp, decision, wrong.Message);
        }

        census.Count(file, command, decision);
        return decision;
    }

    /// <summary>Everything of a case, also what was over long ago.</summary>
    public static void CheckWhole(CaseFile file, DateTimeOffset now)
    {
        var differences = new Differences();
        Comparison.Of(file.Issue!, file.Book!, now, differences, whole: true);
        if (differences.Found.Count > 0) throw new DifferenceException($"At the end case {file.Id}: {string.Join("; ", differences.Found)}\n{Tale(file)}");
    }

    private static Verdict Foresee(CaseFile file, IssueCommand command, Stamp stamp)
    {
        if (file.Book is not { } book) return command is IssueCommand.Report report ? Judge.Report(report) : new Verdict.Refused(Refusal.UnknownIssue, null);
        if (Judge.Early(book, command, stamp, file.Issue!.LineChanges) is { } early) return early;
        if (command is not IssueCommand.ClockDue && book.Next is { } next && next.At <= stamp.At)
        {
            book = book.Copy();
            for (; book.Next is { } moment && moment.At <= stamp.At;) book.Note(moment.Happens, stamp);
        }

        return Judge.Late(book, command, stamp);
    }

    private static void Weigh(CaseFile file, IssueCommand command, Stamp stamp, Decision decision, Verdict foreseen)
    {
        switch (decision, foreseen)
        {
            case (Decision.Done done, Verdict.Done own):
                Follow(file, command, stamp, done, own.Own);
                return;
            case (Decision.Already already, Verdict.Already model) when already.Version == model.Version:
                return;
            case (Decision.Refused { Refusal: var refusal }, Verdict.Refused no)
                when refusal.Code == no.Code && refusal.State == no.State && refusal.Command == command.Kind:
                return;
            default:
                throw Differ(file, command, stamp, decision, $"the model foresaw {Words(foreseen)}");
        }
    }

    /// <summary>What time brought first, what the command does, what time brings at once: each event as foreseen, and the case after each as modelled.</summary>
    private static void Follow(CaseFile file, IssueCommand command, Stamp stamp, Decision.Done done, IReadOnlyList<IssueEvent> own)
    {
        var (current, book, taken) = (file.Issue, file.Book, 0);
        var after = IssueEvolver.Apply(file.Id, file.Issue, done.Events, stamp);
        for (var index = 0; index < done.Events.Count; index++)
        {
            var happened = done.Events[index];
            var isWithin = taken > 0 && taken < own.Count;
            var due = book is null || isWithin ? null : book.Next;
            var expected = due is { } moment && moment.At <= stamp.At ? moment.Happens : taken < own.Count ? own[taken++] : null;
            if (expected is null || !Alike.Are(expected, happened)) throw Differ(file, command, stamp, done, $"event {index + 1} should have been {expected?.ToString() ?? "none"}");
            if (book is null) (book, current) = (new(file.Id, (IssueEvent.Reported)happened, stamp), IssueEvolver.Apply(file.Id, null, [happened], stamp));
            else
            {
                book.Note(happened, stamp);
                current = IssueEvolver.Apply(current!, happened, stamp);
            }

            Compare(file, command, stamp, done, index + 1 == done.Events.Count ? after : current, book);
        }

        book!.EndDecision(stamp);
        if (taken < own.Count || book.Next is { } left && left.At <= stamp.At) throw Differ(file, command, stamp, done, "something should have happened besides");
        if (after.Version != book.Version || !after.Operations.Select(each => (each.Id, each.Version)).SequenceEqual(book.Operations)) throw Differ(file, command, stamp, done, "version and operations differ");
        WakesOf(file, command, stamp, done, after, book);
        (file.Issue, file.Book) = (after, book);
        file.History.Add((stamp, done.Events));
    }

    private static void Compare(CaseFile file, IssueCommand command, Stamp stamp, Decision done, Issue issue, CaseBook book)
    {
        var differences = new Differences();
        Comparison.Of(issue, book, stamp.At, differences, whole: false);
        if (differences.Found.Count > 0) throw Differ(file, command, stamp, done, string.Join("; ", differences.Found));
    }

    /// <summary>Nothing is forgotten: the first thing that time will bring has a wake-up at that very moment.</summary>
    private static void WakesOf(CaseFile file, IssueCommand command, Stamp stamp, Decision done, Issue issue, CaseBook book)
    {
        var first = Wake.Of(issue).Select(wake => (DateTimeOffset?)wake.DueAt).Min();
        if (first != book.Next?.At) throw Differ(file, command, stamp, done, $"the case wakes at {first:O}, the model's at {book.Next?.At:O}");
    }

    private static DifferenceException Differ(CaseFile file, IssueCommand command, Stamp stamp, Decision decision, string what) =>
        new($"Case {file.Id} at {stamp.At:O}, {command} by {stamp.Actor.Name} ({stamp.Actor.Role}): {what}.\nThe domain decided {Words(decision)}\n{Tale(file)}");

    private static string Words(object outcome) => outcome switch
    {
        Decision.Done done => $"done: {string.Join(", ", done.Events)}",
        Verdict.Done own => $"done: {string.Join(", ", own.Own)}",
        _ => outcome.ToString()!,
    };

    public static string Tale(CaseFile file) =>
        $"Its history:\n{string.Join('\n', file.History.Select(entry => $"  {entry.Stamp.At:O} {entry.Stamp.Actor.Name}: {string.Join(", ", entry.Events.Select(Brief))}"))}";

    /// <summary>Without calendars and ladders, which fill pages.</summary>
    private static string Brief(IssueEvent happened) => happened switch
    {
        IssueEvent.Reported reported => $"Reported under {reported.Policy.Id}/{reported.Policy.Version}, ladder {reported.Ladder.Id}, gate {reported.Gate ?? "none"}",
        IssueEvent.Recategorised changed => $"Recategorised to {changed.To} under {changed.Policy.Id}",
        IssueEvent.Expedited changed => $"Expedited under {changed.Policy.Id}",
        IssueEvent.Unexpedited changed => $"Unexpedited under {changed.Policy.Id}",
        _ => happened.ToString(),
    };
}
