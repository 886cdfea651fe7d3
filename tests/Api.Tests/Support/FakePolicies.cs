using GridOrleans.Contracts.Policies;
using GridOrleans.Domain.Clocks;

namespace GridOrleans.ApiTests.Support;

/// <summary>Policies in memory, by the rules of the store.</summary>
public sealed class FakePolicies : IPolicies
{
    private static readonly DateTimeOffset Before = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private PolicyBook book = new(
        [new(SlaPolicy.Pledge2341, "2341", PolicyConditions.None, null, Before, false, null, "import", Before)],
        [new(Office, "机关工作日历", "国办发明电〔2025〕7号", "product", Before)]);

    /// <summary>Mon–Fri 09:00–12:00 and 13:30–17:30, with the days around the spring festival of 2026.</summary>
    public static WorkCalendar Office { get; } = new(
        "cn-office", 1, "Asia/Shanghai",
        [
            .. new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday }.SelectMany(day => new WorkWindow[]
            {
                new(day, TimeSpan.FromHours(9), TimeSpan.FromHours(12)), new(day, TimeSpan.FromHours(13.5), TimeSpan.FromHours(17.5)),
            }),
        ],
        [new(new(2026, 2, 15), new(2026, 2, 23), "春节")],
        [new(new(2026, 2, 14), new(2026, 2, 14), "春节调休"), new(new(2026, 2, 28), new(2026, 2, 28), "春节调休")]);

    public Task<PolicyBook> Read(CancellationToken cancellation) => Task.FromResult(book);

    public Task<ShelfOutcome> Add(PolicyVersion version, DateTimeOffset? inForceFrom, string byName, CancellationToken cancellation)
    {
        var now = DateTimeOffset.UtcNow;
        if ((book.Newest(version.Policy.Id)?.Policy.Version ?? 0) != version.Policy.Version - 1) return Task.FromResult(ShelfOutcome.Raced);
        var next = book.With(version with { InForceFrom = inForceFrom ?? now });
        if (next.GapFrom(now) is not null) return Task.FromResult(ShelfOutcome.LeavesGap);
        book = next;
        return Task.FromResult(ShelfOutcome.Done);
    }

    public Task<ShelfOutcome> Add(CalendarVersion version, string byName, CancellationToken cancellation)
    {
        if ((book.Calendar(version.Calendar.Id)?.Calendar.Version ?? 0) != version.Calendar.Version - 1) return Task.FromResult(ShelfOutcome.Raced);
        book = new(book.Versions, [version, .. book.Calendars]);
        return Task.FromResult(ShelfOutcome.Done);
    }
}
