using System.Globalization;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Api.Issues;

/// <summary>Personal data of a reporter shows masked, and only to those whose work needs it.</summary>
public static class ReporterMask
{
    /// <summary>Who directs the case, and the unit that leads it.</summary>
    public static bool MaySee(Actor actor, Issue issue) =>
        actor.Kind == ActorKind.Person
        && (IssueAccess.Directs(actor, issue) || actor.Role is not Role.Display && actor.SpeaksFor(issue.LeadUnitId));

    /// <summary>“王小明” → “王**”.</summary>
    public static string? Name(string? name)
    {
        if (string.IsNullOrEmpty(name)) return null;
        var letters = new StringInfo(name);
        return letters.SubstringByTextElements(0, 1) + new string('*', Math.Clamp(letters.LengthInTextElements - 1, 1, 2));
    }

    /// <summary>“13812342071” → “138****2071”; short numbers keep their last two digits.</summary>
    public static string? Phone(string? phone)
    {
        if (string.IsNullOrEmpty(phone)) return null;
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return digits.Length >= 11 ? $"{digits[..3]}****{digits[^4..]}"
            : digits.Length >= 7 ? $"****{digits[^3..]}"
            : "****";
    }
}
