using GridOrleans.CityDay.Model.Time;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.CityDay.Model.Cases;

/// <summary>What time brings the lines: in the order they were called, each promise's yellow before its red, and the ladder last. Nothing while parked.</summary>
public static class MomentsOfLines
{
    public static IEnumerable<Moment> Of(CaseBook book)
    {
        if (book.Parking is not null) yield break;
        foreach (var line in book.Lines.Where(line => !line.IsOver && line.Promises.Count > 0))
        {
            foreach (var promise in line.Promises.Where(promise => line.StoppedAt(promise.Step) is null))
            {
                var due = line.DueAt(promise, book.Parkings);
                var yellow = due - promise.Target + RunningClock.Fourfifths(promise.Target);
                if (promise.WarnedAt is null) yield return new(yellow, new IssueEvent.LineWarned(line.Id, line.Unit, promise.Step, yellow));
                if (promise.BreachedAt is null) yield return new(due, new IssueEvent.LineBreached(line.Id, line.Unit, promise.Step, due));
            }

            var ladder = LineRules.LadderOf(book.Policy);
            if (!line.Rings || line.Fell.Count >= ladder.Count) continue;
            var planned = line.DueAt(line.Promises[(int)LineStep.ReportIn], book.Parkings) + ladder[line.Fell.Count];
            var falls = line.Fell.Count > 0 && line.Fell[^1].FellAt > planned ? line.Fell[^1].FellAt : planned;
            yield return new(falls, new IssueEvent.LineRungFell(line.Id, line.Unit, line.Fell.Count + 1, falls));
        }
    }
}
