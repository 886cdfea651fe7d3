using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GridOrleans.Domain.Clocks;

namespace GridOrleans.Api.Clocks;

public sealed record WindowRequest(
    [property: Required] DayOfWeek? Day,
    [property: Required, Description("Since midnight: “09:00:00”.")] TimeSpan? From,
    [property: Required, Description("Since midnight; the day's end is “1.00:00:00”.")] TimeSpan? To);

/// <summary>Days with a name, both ends included; one day if the end is left out.</summary>
public sealed record DaysRequest(
    [property: Required] DateOnly? From,
    DateOnly? To = null,
    [property: Required, Description("At most 50 characters.")] string? Name = null);

/// <summary>A calendar's next version, whole.</summary>
public sealed record CalendarRequest(
    [property: Required, Description("Lower-case letters, digits and hyphens; at most 64.")] string? Id,
    [property: Required, Description("The newest version you have seen; 0 makes a new calendar.")] int? BasedOn,
    [property: Required, Description("At most 50 characters.")] string? Name,
    [property: Required, Description("An IANA id.")] string? Zone,
    [property: Required, Description("The windows of an ordinary week; at most 56.")] IReadOnlyList<WindowRequest>? Week,
    [property: Description("Free days; at most 1,000 stretches.")] IReadOnlyList<DaysRequest>? Holidays = null,
    [property: Description("调休: days worked whatever the week says.")] IReadOnlyList<DaysRequest>? ExtraWorkDays = null,
    [property: Description("Where the days come from; at most 500 characters.")] string? Source = null);

/// <summary>Holidays and make-up days out of an iCalendar file into the next version of a calendar.</summary>
public sealed record CalendarImportRequest(
    [property: Required] string? Id,
    [property: Required, Description("The newest version you have seen.")] int? BasedOn,
    [property: Required, Description("The file's text.")] string? File,
    [property: Required, Description("Where the file comes from; at most 500 characters.")] string? Source,
    [property: Description("Only say what it would become.")] bool DryRun = false);

public sealed record CalendarView(
    string Id,
    int Version,
    string Name,
    string Zone,
    IReadOnlyList<WorkWindow> Week,
    IReadOnlyList<NamedDays> Holidays,
    IReadOnlyList<NamedDays> ExtraWorkDays,
    string? Source,
    string MadeBy,
    DateTimeOffset MadeAt);

/// <param name="IsChanged">False = the calendar says all that already; no version was made.</param>
/// <param name="Calendar">As it is now, or with a dry run as it would be.</param>
/// <param name="Years">Of these years all days were replaced by the file's.</param>
/// <param name="Ignored">Events that are neither a day off nor a make-up day.</param>
public sealed record CalendarImportView(bool IsChanged, CalendarView Calendar, IReadOnlyList<int> Years, int Ignored);
