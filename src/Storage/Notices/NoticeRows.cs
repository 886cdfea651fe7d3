using System.Text.Json;
using GridOrleans.Contracts.Json;
using GridOrleans.Contracts.Notices;
using GridOrleans.Domain.Access;

namespace GridOrleans.Storage.Notices;

/// <summary>Enums as the tables hold them: as on the wire.</summary>
internal static class Words
{
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static T Read<T>(string word) where T : struct, Enum => Enum.Parse<T>(word, ignoreCase: true);
}

// Members are named as the columns are: Dapper fills them by name.

internal sealed class RecipientRow : PreferenceRow
{
    public string key { get; init; } = "";

    public string name { get; init; } = "";

    public string role { get; init; } = "";

    public string[] area_codes { get; init; } = [];

    public string[] unit_ids { get; init; } = [];

    public string? person_id { get; init; }

    public Recipient Recipient => new(key, name, Enum.Parse<Role>(role), area_codes, unit_ids, person_id, Preferences);
}

internal class PreferenceRow
{
    public string? language { get; init; }

    public string? email { get; init; }

    public TimeSpan? quiet_from { get; init; }

    public TimeSpan? quiet_to { get; init; }

    public string? channels { get; init; }

    public NoticePreferences Preferences => channels is null ? NoticePreferences.Default : new(
        language == "en",
        email,
        quiet_from is { } from ? TimeOnly.FromTimeSpan(from) : null,
        quiet_to is { } to ? TimeOnly.FromTimeSpan(to) : null,
        JsonSerializer.Deserialize<ChannelChoice[]>(channels, GridJson.Options) ?? []);
}

internal sealed class WebhookRow
{
    public Guid id { get; init; }

    public string name { get; init; } = "";

    public string[] occasions { get; init; } = [];

    public string? area_code { get; init; }

    public WebhookTarget Target => new(id, name, [.. occasions.Select(Words.Read<NoticeOccasion>)], area_code);
}

internal sealed class DueRow
{
    public long id { get; init; }

    public Guid issue_id { get; init; }

    public long issue_version { get; init; }

    public string occasion { get; init; } = "";

    public string recipient { get; init; } = "";

    public string channel { get; init; } = "";

    public bool important { get; init; }

    public string case_no { get; init; } = "";

    public string place { get; init; } = "";

    public string? unit_id { get; init; }

    public string? detail { get; init; }

    public DateTime happened_at { get; init; }

    public int attempts { get; init; }

    public string? address { get; init; }

    public string language { get; init; } = "";

    public byte[]? secret { get; init; }

    public DueDelivery Due => new(
        id, issue_id, issue_version, Words.Read<NoticeOccasion>(occasion), recipient, Words.Read<NoticeChannel>(channel), important, case_no, place, unit_id, detail,
        happened_at, attempts, address, language == "en", secret is null ? null : Convert.ToBase64String(secret));
}

internal sealed class CountRow
{
    public long waiting { get; init; }

    public long failed { get; init; }
}
