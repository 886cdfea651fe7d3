using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Json;

namespace GridOrleans.EndToEnd;

/// <summary>A resident reports with a photo, the right eyes see it, and whoever has to act finds a notice in the inbox.</summary>
public sealed class PhotosAndNotices
{
    /// <summary>A PNG of one white pixel.</summary>
    private static readonly byte[] Photo = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=");

    [Fact]
    public async Task A_photo_and_a_notice_go_with_a_report_to_whom_they_concern()
    {
        await using var city = await Installation.Start(drillDivisor: 60);
        using var resident = city.Resident;
        using var dispatcher = city.Dispatcher;
        var upload = await Read(await resident.Http.PostAsync("/api/attachments?name=door.png", new ByteArrayContent(Photo)), HttpStatusCode.Created);
        var photo = upload.GetProperty("attachment").GetProperty("id").GetGuid();

        var category = city.District.DepartmentCategory;
        var report = await Read(await resident.Post("/api/issues", new
        {
            operationId = Guid.NewGuid(), categoryCode = category.Code, words = category.Examples[0], channel = "resident",
            buildingId = city.District.Plan.Buildings[0].Id, attachments = new[] { photo },
        }), HttpStatusCode.Created);
        var view = report.Deserialize<IssueView>(GridJson.Options)!;

        // The case's people and its reporter see it; a unit of another case does not.
        Assert.Equal(photo, (await dispatcher.Get<JsonElement>($"/api/issues/{view.Row.Id}/attachments"))[0].GetProperty("id").GetGuid());
        Assert.Equal("image/png", (await resident.Http.GetAsync($"/api/track/{view.TrackToken}/attachments/{photo}")).Content.Headers.ContentType!.MediaType);
        Assert.Equal("image/jpeg", (await dispatcher.Http.GetAsync($"/api/attachments/{photo}?size=small")).Content.Headers.ContentType!.MediaType);
        using var other = city.LiaisonOf(city.District.Plan.DemoTokens.SelectMany(token => token.UnitIds).First(unit => unit != view.Row.LeadUnitId));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.GetAsync($"/api/attachments/{photo}")).StatusCode);

        // The unit gives it back: the desk's people are told, and the log says so.
        using var liaison = city.LiaisonOf(view.Row.LeadUnitId!);
        await liaison.Do(view.Row.Id, "return", new { reason = "不归我们管" });
        var told = await Eventually.Get("the desk to be told", async () =>
            (await dispatcher.Get<JsonElement[]>($"/api/issues/{view.Row.Id}/deliveries")).FirstOrDefault(each => each.GetProperty("occasion").GetString() == "returned" && each.GetProperty("state").GetString() == "delivered") is { ValueKind: JsonValueKind.Object } line
                ? line.GetProperty("recipient").GetString()
                : null);
        var login = city.District.Plan.DemoAccounts.First(account => "login:" + account.Login.ToLowerInvariant() == told);
        using var person = new HttpClient { BaseAddress = city.Silo.Url };
        person.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));
        person.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        Assert.True((await person.PostAsJsonAsync("/api/session", new { login = login.Login, password = login.Password })).IsSuccessStatusCode);
        var inbox = await person.GetFromJsonAsync<JsonElement>("/api/inbox");
        Assert.Contains(inbox.GetProperty("items").EnumerateArray(), item => item.GetProperty("issueId").GetGuid() == view.Row.Id && item.GetProperty("text").GetString()!.EndsWith("不归我们管", StringComparison.Ordinal));

        // The description speaks of all of it.
        var paths = (await person.GetFromJsonAsync<JsonElement>("/openapi/v1.json")).GetProperty("paths");
        Assert.True(paths.GetProperty("/api/attachments").GetProperty("post").GetProperty("requestBody").GetProperty("content").TryGetProperty("application/octet-stream", out _));
        Assert.True(paths.TryGetProperty("/api/inbox", out _));
    }

    private static async Task<JsonElement> Read(HttpResponseMessage answer, HttpStatusCode expected)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }
}
