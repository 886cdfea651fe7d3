using GridOrleans.CityDay.Model.Calls;
using GridOrleans.CityDay.Model.Cases;
using GridOrleans.Domain.Issues;

namespace GridOrleans.CityDay.Tests.Checking;

/// <summary>
/// What must have come by the end of the day if rows ring and orders arrive, however late: no moment passed unnoticed, no rung left uncalled, no
/// breach counted twice.
/// </summary>
internal static class Promises
{
    /// <summary>Longer than the latest ring, order and duty of a day together.</summary>
    private static readonly TimeSpan Latest = TimeSpan.FromHours(6);

    public static void Check(CaseFile file, DateTimeOffset end)
    {
        var book = file.Book!;
        if (book.Next is { } next && next.At < end - Latest) Broken(file, $"{next.Happens} was due at {next.At:O} and nobody noticed");
        foreach (var clock in book.Clocks.Where(clock => clock.Runs))
        {
            foreach (var rung in book.Climb(clock.Kind).Fell.Where(rung => rung.IsOwed && OwedSince(book, rung) < end - Latest))
            {
                Broken(file, $"rung {rung.Turn.Number} of {clock.Kind} fell at {rung.FellAt:O} and was never called");
            }
        }

        foreach (var line in book.Lines.Where(line => line.Rings && line.Fell.Any(rung => rung.CalledAt is null && rung.FellAt < end - Latest)))
        {
            Broken(file, $"a rung on the line of {line.Unit} was never called");
        }

        var breaches = book.Log.Select(entry => entry.Happened).OfType<IssueEvent.ClockBreached>().Select(breach => (breach.Clock, breach.Generation)).ToArray();
        if (breaches.Distinct().Count() != breaches.Length) Broken(file, "a clock was breached twice in one generation");
        var called = book.Log.Select(entry => entry.Happened).OfType<IssueEvent.RungCalled>().Select(call => (call.Clock, call.Generation, call.Rung, call.Pass)).ToArray();
        if (called.Distinct().Count() != called.Length) Broken(file, "a rung was called twice");
    }

    /// <summary>Since it fell, its answer lapsed, or the case was parked last.</summary>
    private static DateTimeOffset OwedSince(CaseBook book, RungEntry rung) =>
        new[] { rung.FellAt, rung.Answer?.Until ?? rung.FellAt, book.Parkings.Count > 0 ? book.Parkings[^1].To ?? rung.FellAt : rung.FellAt }.Max();

    private static void Broken(CaseFile file, string what) => throw new DifferenceException($"Case {file.Id}: {what}.\n{Overseer.Tale(file)}");
}
