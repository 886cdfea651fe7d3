namespace GridOrleans.EndToEnd.People;

/// <summary>What a command must lead to, said so that a failure shows what was told instead.</summary>
internal static class Outcomes
{
    public static Told IsRefused(this Told told, int status, string code, string? field = null)
    {
        Assert.True((status, code) == (told.Status, told.Code), $"expected {status} {code}, told {told}");
        if (field is not null) Assert.Equal([field], told.Fields);
        return told;
    }

    /// <summary>Not theirs to do on a case they see.</summary>
    public static Told IsNotTheirs(this Told told) => told.IsRefused(403, "not_yours");

    /// <summary>To them there is no such case.</summary>
    public static Told IsNotSeen(this Told told) => told.IsRefused(404, "not_found");

    /// <summary>Everybody of these sees the case and may not do this to it; those it is hidden from are not told why.</summary>
    public static async Task IsNotTheirs(Guid id, string command, object? body, params Person[] people)
    {
        foreach (var person in people) (await person.Try(id, command, body)).IsNotTheirs();
    }
}

/// <summary>Moments by which a case of usual policy may be asked to wait.</summary>
internal static class In
{
    public static DateTimeOffset Hours(double hours) => DateTimeOffset.UtcNow.AddHours(hours);

    public static DateTimeOffset Days(double days) => DateTimeOffset.UtcNow.AddDays(days);
}
