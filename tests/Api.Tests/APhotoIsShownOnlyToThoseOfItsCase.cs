using System.Text;
using GridOrleans.ApiTests.Support;
using GridOrleans.Contracts.Attachments;
using GridOrleans.StorageTests.Attachments;

namespace GridOrleans.ApiTests;

/// <summary>A photo of somebody's home, shown to the wrong eyes, cannot be taken back.</summary>
public sealed class APhotoIsShownOnlyToThoseOfItsCase(OpenDoors open) : IClassFixture<OpenDoors>
{
    private readonly Doors doors = open.Doors;

    [Fact]
    public async Task Who_may_see_the_case_sees_its_photos_and_nobody_else()
    {
        var photo = await Upload(Samples.Photo);
        var issue = await Report(photo);
        var address = $"/api/attachments/{photo}";
        foreach (var token in new[] { "dispatcher", "admin", "water" })
        {
            Assert.Equal(200, (await doors.Get(address, token)).Status);
            Assert.Equal(photo, (await doors.Get($"/api/issues/{issue}/attachments", token)).Json[0].GetProperty("id").GetGuid());
        }

        foreach (var token in new[] { "elsewhere", "fire" })
        {
            Assert.Equal(404, (await doors.Get(address, token)).Status);
            Assert.Equal(404, (await doors.Get($"/api/issues/{issue}/attachments", token)).Status);
        }

        Assert.Equal(403, (await doors.Get(address, "wall")).Status);
        Assert.Equal(401, (await doors.Get(address)).Status);
    }

    [Fact]
    public async Task What_no_report_carries_is_its_uploaders_only()
    {
        var photo = await Upload(Samples.Full, "water");
        Assert.Equal(200, (await doors.Get($"/api/attachments/{photo}", "water")).Status);
        Assert.Equal(404, (await doors.Get($"/api/attachments/{photo}", "admin")).Status);
    }

    [Fact]
    public async Task Nobody_carries_what_somebody_else_uploaded()
    {
        var photo = await Upload(Samples.Full, "water");
        var answer = await doors.Post("/api/issues", Body(photo));
        Assert.Equal(400, answer.Status);
        Assert.Equal(["attachments[0]"], answer.Fields);
        Assert.Null(doors.Attachments[photo].IssueId);
    }

    [Fact]
    public async Task A_photo_of_one_case_is_not_carried_to_another()
    {
        var photo = await Upload(Samples.Full);
        await Report(photo);
        Assert.Equal(["attachments[0]"], (await doors.Post("/api/issues", Body(photo))).Fields);
    }

    [Fact]
    public async Task A_report_carries_nine_and_not_ten()
    {
        var photos = Enumerable.Range(0, 10).Select(_ => Guid.NewGuid()).ToArray();
        Assert.Equal(["attachments"], (await doors.Post("/api/issues", Body(photos))).Fields);
    }

    [Fact]
    public async Task A_command_brings_its_photos_and_says_what_they_show()
    {
        var issue = await Report();
        var before = await Upload(Samples.Full, "water");
        var after = await Upload(Samples.Progressive, "water");
        await Do(issue, "accept", "water", new { operationId = Guid.NewGuid() });
        await Do(issue, "arrive", "water", new { operationId = Guid.NewGuid(), attachments = new[] { before } });
        var complete = new { operationId = Guid.NewGuid(), result = "resolved", reply = "修好了", attachments = new[] { after } };
        await Do(issue, "complete", "water", complete);
        await Do(issue, "complete", "water", complete);
        Assert.Equal((issue, AttachmentKind.Before), (doors.Attachments[before].IssueId!.Value, doors.Attachments[before].Kind));
        Assert.Equal((issue, AttachmentKind.After), (doors.Attachments[after].IssueId!.Value, doors.Attachments[after].Kind));
    }

    [Fact]
    public async Task A_refused_command_leaves_its_photos_where_they_were()
    {
        var issue = await Report();
        var photo = await Upload(Samples.Full, "water");
        Assert.Equal(409, (await doors.Post($"/api/issues/{issue}/complete", new { operationId = Guid.NewGuid(), result = "resolved", reply = "早", attachments = new[] { photo } }, "water")).Status);
        Assert.Null(doors.Attachments[photo].IssueId);
    }

    [Fact]
    public async Task Browsers_are_told_to_keep_it_harmless()
    {
        var photo = await Upload(Samples.Photo, "water", "现场.PNG");
        var answer = await doors.Get($"/api/attachments/{photo}", "water");
        Assert.Equal("image/jpeg", answer.Media);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        Assert.Contains("sandbox", answer.Headers["Content-Security-Policy"]);
        Assert.Contains("private", answer.Headers["Cache-Control"]);
        Assert.StartsWith("inline;", answer.Headers["Content-Disposition"]);
        Assert.EndsWith(".jpg", answer.Headers["Content-Disposition"]);
        var again = await doors.Send(HttpMethod.Get, $"/api/attachments/{photo}", token: "water", headers: ("If-None-Match", answer.Headers["ETag"]));
        Assert.Equal((304, ""), (again.Status, again.Text));
        Assert.Equal("image/jpeg", (await doors.Get($"/api/attachments/{photo}?size=small", "water")).Media);
        Assert.Equal(["size"], (await doors.Get($"/api/attachments/{photo}?size=huge", "water")).Fields);
    }

    [Fact]
    public async Task A_document_is_saved_and_not_opened_and_can_be_read_in_parts()
    {
        var file = await Upload(Encoding.ASCII.GetBytes("%PDF-1.4\nwords\n%%EOF\n"), "water", "方案.pdf");
        var part = await doors.Send(HttpMethod.Get, $"/api/attachments/{file}", token: "water", headers: ("Range", "bytes=0-7"));
        Assert.Equal((206, "%PDF-1.4"), (part.Status, part.Text));
        Assert.StartsWith("attachment;", part.Headers["Content-Disposition"]);
    }

    private async Task<Guid> Upload(byte[] file, string? token = null, string name = "photo.jpg")
    {
        var answer = await doors.Send(HttpMethod.Post, $"/api/attachments?name={Uri.EscapeDataString(name)}", file, token);
        Assert.True(answer.Status == 201, answer.Text);
        return answer.Json.GetProperty("attachment").GetProperty("id").GetGuid();
    }

    private async Task<Guid> Report(params Guid[] photos)
    {
        var answer = await doors.Post("/api/issues", Body(photos));
        Assert.True(answer.Status == 201, answer.Text);
        return answer.Json.GetProperty("row").GetProperty("id").GetGuid();
    }

    private async Task Do(Guid issue, string command, string token, object body)
    {
        var answer = await doors.Post($"/api/issues/{issue}/{command}", body, token);
        Assert.True(answer.Status == 200, answer.Text);
    }

    private static object Body(params Guid[] photos) =>
        new { operationId = Guid.NewGuid(), categoryCode = "flood", words = "积水", channel = "resident", buildingId = "b-1", attachments = photos };
}
