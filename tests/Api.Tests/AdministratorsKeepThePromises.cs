using GridOrleans.ApiTests.Support;

namespace GridOrleans.ApiTests;

/// <summary>Policies and calendars over HTTP: who may, what is refused with its field, and what a case would get.</summary>
public sealed class AdministratorsKeepThePromises
{
    public static TheoryData<string, object?> Doors => new()
    {
        { "/api/policies", null }, { "/api/policies", Lift() }, { "/api/policies/2341/retire", new { basedOn = 1 } }, { "/api/policies/explain", new { categoryCode = "lift" } },
        { "/api/calendars", null }, { "/api/calendars", Calendar() }, { "/api/calendars/import", new { id = "cn-office", basedOn = 1, file = "x", source = "x" } },
    };

    // Harm: a dispatcher, or a stranger, sets the promises he is measured by.
    [Theory]
    [MemberData(nameof(Doors))]
    public async Task Only_administrators_may(string path, object? body)
    {
        await using var doors = await Support.Doors.Open();
        foreach (var (token, status) in new[] { ((string?)null, 401), ("dispatcher", 403), ("member", 403), ("water", 403), ("wall", 403) })
        {
            Assert.Equal(status, (body is null ? await doors.Get(path, token) : await doors.Post(path, body, token!)).Status);
        }
    }

    // Harm: a policy is made and no case gets it, or nobody can see who made it and since when it holds.
    [Fact]
    public async Task A_policy_is_made_changed_and_ended_version_by_version()
    {
        await using var doors = await Support.Doors.Open();

        var made = await doors.Post("/api/policies", Lift(), "admin");
        Assert.Equal((201, 1, "inForce", "token:admin"), (made.Status, made.Json.GetProperty("version").GetInt32(), Word(made, "standing"), Word(made, "madeBy")));
        Assert.Equal("5 个工作日", made.Json.GetProperty("close").GetProperty("words").GetString());
        Assert.Equal("lift", Word(await Explain(doors), "policyId"));

        Assert.Equal((409, "version_raced"), Told(await doors.Post("/api/policies", Lift(), "admin")));
        var later = await doors.Post("/api/policies", Lift() with { BasedOn = 1, From = DateTimeOffset.UtcNow.AddDays(3) }, "admin");
        Assert.Equal((201, "planned"), (later.Status, Word(later, "standing")));

        Assert.Equal((200, "retired"), await doors.Post("/api/policies/lift/retire", new { basedOn = 2, note = "不再需要" }, "admin") is var ended ? (ended.Status, Word(ended, "standing")) : default);
        Assert.Equal("2341", Word(await Explain(doors), "policyId"));
        Assert.Equal(["retired", "replaced", "replaced"], (await doors.Get("/api/policies", "admin")).Json.EnumerateArray()
            .Where(each => each.GetProperty("id").GetString() == "lift").OrderByDescending(each => each.GetProperty("version").GetInt32()).Select(each => each.GetProperty("standing").GetString()));
    }

    // Harm: from tonight on no report can be taken.
    [Fact]
    public async Task The_last_policy_for_every_case_stays()
    {
        await using var doors = await Support.Doors.Open();

        Assert.Equal((409, "policy_gap"), Told(await doors.Post("/api/policies/2341/retire", new { basedOn = 1 }, "admin")));
        Assert.Equal((404, "not_found"), Told(await doors.Post("/api/policies/none/retire", new { basedOn = 1 }, "admin")));
    }

    public static TheoryData<PolicyBody, string[]> WrongPolicies => new()
    {
        { Lift() with { Id = "Lift!", Name = " " }, ["id", "name"] },
        { Lift() with { Respond = null, BasedOn = -1 }, ["basedOn", "respond"] },
        { Lift() with { Close = new("5.12:00:00", "workingDays") }, ["close"] },
        { Lift() with { Respond = new("00:00:30"), Plan = new("400.00:00:00") }, ["respond", "plan"] },
        { Lift() with { CalendarId = null }, ["calendarId"] },
        { Lift() with { Close = new("04:00:00") }, ["calendarId"] },
        { Lift() with { CalendarId = "none" }, ["calendarId"] },
        { Lift() with { Handle = new("00:05:00") }, ["handle"] },
        { Lift() with { When = new("none", "没有", "1") }, ["when.categoryCode", "when.categoryGroup", "when.areaCode"] },
        { Lift() with { From = DateTimeOffset.UnixEpoch }, ["from"] },
        { Lift() with { MaxExtensions = 99, AlsoApprove = ["accept"] }, ["maxExtensions", "alsoApprove"] },
    };

    // Harm: a mistake in a policy is found by the first case that runs on it.
    [Theory]
    [MemberData(nameof(WrongPolicies))]
    public async Task A_wrong_policy_is_refused_with_every_field(PolicyBody body, string[] fields)
    {
        await using var doors = await Support.Doors.Open();

        var answer = await doors.Post("/api/policies", body, "admin");

        Assert.Equal((400, "invalid"), Told(answer));
        Assert.Equal(fields.Order(), answer.Fields.Order());
        Assert.Equal(1, (await doors.Get("/api/policies", "admin")).Json.GetArrayLength());
    }

    // Harm: a calendar without an hour of work, or with a day both free and worked, holds for tomorrow's cases.
    [Fact]
    public async Task A_calendar_is_made_version_by_version_and_a_wrong_one_refused()
    {
        await using var doors = await Support.Doors.Open();

        Assert.Equal(201, (await doors.Post("/api/calendars", Calendar(), "admin")).Status);
        Assert.Equal((409, "version_raced"), Told(await doors.Post("/api/calendars", Calendar(), "admin")));
        var wrong = await doors.Post("/api/calendars", new
        {
            id = "night", basedOn = 0, name = "夜班", zone = "Asia/Nowhere", week = new[] { new { day = "monday", from = "22:00:00", to = "06:00:00" } },
            holidays = new[] { new { from = "2026-10-07", to = (string?)"2026-10-01", name = "国庆节" } },
        }, "admin");
        Assert.Equal(["holidays[0].to", "week[0]", "zone"], wrong.Fields.Order());
    }

    // Harm: a file that was read half leaves half of the holidays out.
    [Fact]
    public async Task An_imported_file_makes_a_version_once_and_a_wrong_one_none()
    {
        await using var doors = await Support.Doors.Open();
        var file = HolidayFileTests.File("DTSTART;VALUE=DATE:20270206\r\nDTEND;VALUE=DATE:20270213\r\nSUMMARY:春节");

        var dry = await Import(file, true);
        Assert.Equal((200, true, 2), (dry.Status, Changed(dry), dry.Json.GetProperty("calendar").GetProperty("version").GetInt32()));
        Assert.Equal(1, (await doors.Get("/api/calendars", "admin")).Json.GetArrayLength());
        Assert.True(Changed(await Import(file, false)));
        Assert.Equal((409, "version_raced"), Told(await Import(file, false)));
        Assert.Equal((200, false), await Import(file, false, 2) is var again ? (again.Status, Changed(again)) : default);

        var wrong = await Import(file.Replace("SUMMARY", "RRULE:FREQ=YEARLY\r\nSUMMARY", StringComparison.Ordinal), false, 2);
        Assert.Equal(["file"], wrong.Fields);
        Assert.Contains("第 6 行", wrong.Json.GetProperty("errors").GetProperty("file")[0].GetString());
        Assert.Equal(404, (await doors.Post("/api/calendars/import", new { id = "none", basedOn = 1, file, source = "x" }, "admin")).Status);

        Task<Answer> Import(string text, bool dryRun, int basedOn = 1) =>
            doors.Post("/api/calendars/import", new { id = "cn-office", basedOn, file = text, source = "gov.cn", dryRun }, "admin");
        static bool Changed(Answer answer) => answer.Json.GetProperty("isChanged").GetBoolean();
    }

    // Harm: an explanation names a moment years away, or a category that is none.
    [Fact]
    public async Task A_wrong_question_is_refused_with_its_fields()
    {
        await using var doors = await Support.Doors.Open();

        var answer = await doors.Post("/api/policies/explain", new { categoryCode = "none", areaCode = "1", at = "1990-01-01T00:00:00Z" }, "admin");

        Assert.Equal(["areaCode", "at", "categoryCode"], answer.Fields.Order());
    }

    private static PolicyBody Lift() => new(
        "lift", 0, "电梯 5 个工作日", new("00:20:00"), new("00:30:00"), new("5.00:00:00", "workingDays"), new("1.00:00:00"), new("lift", null, SmallDistrict.Street), "cn-office");

    private static object Calendar() => new { id = "night", basedOn = 0, name = "夜班", zone = "Asia/Shanghai", week = new[] { new { day = "monday", from = "20:00:00", to = "1.00:00:00" } } };

    private static Task<Answer> Explain(Support.Doors doors) => doors.Post("/api/policies/explain", new { categoryCode = "lift", areaCode = SmallDistrict.West }, "admin");

    private static string? Word(Answer answer, string name) => answer.Json.GetProperty(name).GetString();

    private static (int Status, string? Code) Told(Answer answer) => (answer.Status, answer.Code);

    public sealed record TargetBody(string Span, string Basis = "wall");

    public sealed record WhenBody(string? CategoryCode, string? CategoryGroup, string? AreaCode);

    public sealed record PolicyBody(
        string Id, int BasedOn, string Name, TargetBody? Respond, TargetBody? Handle, TargetBody? Close, TargetBody? Plan, WhenBody? When, string? CalendarId,
        DateTimeOffset? From = null, int? MaxExtensions = null, string[]? AlsoApprove = null);
}
