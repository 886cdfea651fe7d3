namespace GridOrleans.Contracts.Areas.Staff;

/// <summary>Who is there at a moment, and who stands in for whom.</summary>
internal sealed class Presence(IEnumerable<PersonPlan> persons, IEnumerable<AbsencePlan> absences, TimeZoneInfo zone)
{
    /// <summary>A deputy may be away too and have a deputy; longer chains are nobody's plan.</summary>
    private const int LongestChain = 3;

    private readonly Dictionary<string, PersonPlan> people = persons.ToDictionary(person => person.Id);
    private readonly ILookup<string, AbsencePlan> away = absences.ToLookup(absence => absence.PersonId);

    /// <summary>The person itself when it is there, else the deputy who is; null = nobody.</summary>
    public PersonPlan? Of(string personId, DateTimeOffset at)
    {
        var each = personId;
        for (var step = 0; step <= LongestChain && each is not null; step++)
        {
            if (!people.TryGetValue(each, out var person) || Shifts.DayOf(at, zone) >= person.LeftOn) return null;
            if (AbsenceOf(each, at) is not { } absence) return person;
            each = absence.DeputyPersonId;
        }

        return null;
    }

    /// <summary>On the books and not gone for good; away or not.</summary>
    public bool Knows(string personId, DateTimeOffset at) => people.TryGetValue(personId, out var person) && !(Shifts.DayOf(at, zone) >= person.LeftOn);

    /// <summary>The moments after which a person's being there may have changed for the better.</summary>
    public IEnumerable<DateTimeOffset> Returns(string personId) => away[personId].Select(absence => absence.To);

    private AbsencePlan? AbsenceOf(string personId, DateTimeOffset at) => away[personId].FirstOrDefault(absence => absence.From <= at && at < absence.To);
}
