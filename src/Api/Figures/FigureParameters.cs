using System.ComponentModel;
using System.Globalization;
using GridOrleans.Api.OpenApi;
using GridOrleans.Api.Search;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Access;
using GridOrleans.Storage.Figures;
using GridOrleans.Storage.Search;

namespace GridOrleans.Api.Figures;

/// <summary>By what a figure may be broken down.</summary>
public enum Breakdown
{
    None,
    Area,
    Category,
    Group,
    Unit,
    Person,
    Building,
    Tier,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

public enum RoundChoice
{
    First,
    Later,
}

/// <summary>Which facts a figure is made of; all optional.</summary>
public sealed record FigureParameters(
    [property: WordsOf(typeof(PeriodKind)), Description("The day, week, month (default), quarter or year that “on” lies in; “custom” needs from and to.")] string? Period,
    [property: Description("A day, yyyy-MM-dd, in the district's zone; today when left out.")] string? On,
    [property: Description("First day of a custom period.")] string? From,
    [property: Description("Last day of a custom period; at most 732 days.")] string? To,
    [property: Description("Area code; everything that lay inside it when it was reported.")] string? Area,
    [property: Description("Unit id.")] string? Unit,
    [property: WordsOf(typeof(Tier)), Description("Units of one tier.")] string? Tier,
    [property: Description("Category code.")] string? Category,
    [property: Description("Category group 大类.")] string? Group,
    [property: Description("Account key of a person, such as “login:zhang”.")] string? Person,
    [property: Description("Building id.")] string? Building,
    [property: WordsOf(typeof(RoundChoice)), Description("“first”: only the first round of each issue; “later”: only after rework or reopening.")] string? Round,
    [property: Description("True = figures of drills, by themselves; drills are otherwise kept out.")] bool? Drill);

/// <summary>From parameters to a filter within what the asker may see.</summary>
internal sealed class FigureRules(IDistrictDirectory district, Fields fields, Actor actor, DateTimeOffset now)
{
    public Period Period(FigureParameters asked)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, district.Zone).DateTime);
        var kind = fields.Word<PeriodKind>("period", asked.Period) ?? (asked.From is null && asked.To is null ? PeriodKind.Month : PeriodKind.Custom);
        if (kind != PeriodKind.Custom) return Figures.Period.Containing(kind, Day("on", asked.On) ?? today);
        if (asked.From is null) fields.Refuse("from", FieldCode.Required);
        if (asked.To is null) fields.Refuse("to", FieldCode.Required);
        var period = new Period(kind, Day("from", asked.From) ?? today, Day("to", asked.To) ?? today);
        if (fields.AreFine) fields.Within("to", period.Days, 1, Figures.Period.MostDays);
        return period;
    }

    public FigureFilter Filter(FigureParameters asked, Period period)
    {
        var area = fields.Optional("area", asked.Area, Fields.MaxId);
        if (area is not null && !area.All(char.IsAsciiDigit)) fields.Refuse("area", FieldCode.UnknownArea, area);
        var unit = fields.Optional("unit", asked.Unit, Fields.MaxId);
        var tier = fields.Word<Tier>("tier", asked.Tier);
        var round = fields.Word<RoundChoice>("round", asked.Round);
        return new(
            period.From, period.To, area,
            unit is not null ? [unit] : tier is { } level ? Tiers.UnitsOf(district, level) : null,
            Categories(asked),
            fields.Optional("person", asked.Person, Fields.MaxId) is "me" ? actor.Id : fields.Optional("person", asked.Person, Fields.MaxId),
            fields.Optional("building", asked.Building, Fields.MaxId),
            round is null ? null : round == RoundChoice.First,
            asked.Drill ?? false,
            Scope());
    }

    /// <summary>Who serves the whole district is told everything, from the sums; all others only of their areas and units.</summary>
    private SearchScope? Scope() =>
        SearchScope.Of(actor) is var scope && scope.AreaCodes.Any(area => district.Code.StartsWith(area, StringComparison.Ordinal)) ? null : scope;

    private string[]? Categories(FigureParameters asked)
    {
        if (fields.Optional("category", asked.Category, Fields.MaxId) is { } category) return [category];
        if (fields.Optional("group", asked.Group, Fields.MaxId) is not { } group) return null;
        string[] inside = [.. district.Categories.Where(each => each.Group == group).Select(each => each.Code)];
        if (inside.Length == 0) fields.Refuse("group", FieldCode.UnknownCategory, group);
        return inside;
    }

    private DateOnly? Day(string field, string? text)
    {
        if (text is null) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2001 and < 2200) return day;
        fields.Refuse(field, FieldCode.WrongType);
        return null;
    }
}
