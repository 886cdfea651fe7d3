using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Json;

namespace GridOrleans.Harness;

/// <summary>Somebody who uses the product over HTTP: a resident without a token, or anyone with one.</summary>
public sealed class Person : IDisposable
{
    private readonly HttpClient http;

    public Person(Uri url, string? token = null, TimeSpan? timeout = null)
    {
        http = new HttpClient { BaseAddress = url, Timeout = timeout ?? TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.AcceptLanguage.Add(new("zh-CN"));
        if (token is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public HttpClient Http => http;

    /// <summary>Somebody who signed in with login and password, as on the sign-in page.</summary>
    public static async Task<Person> SignIn(Uri url, string login, string password)
    {
        var person = new Person(url);
        person.http.DefaultRequestHeaders.Add("Origin", url.GetLeftPart(UriPartial.Authority));
        using var response = await person.Post("/api/session", new { login, password });
        return response.IsSuccessStatusCode ? person : throw new HttpRequestException($"{login} may not sign in: {await response.Content.ReadAsStringAsync()}");
    }

    public async Task<IssueView> Report(CategoryPlan category, BuildingPlan building, Guid? operationId = null)
    {
        var response = await TryReport(category, building, operationId);
        return await Read<IssueView>(response, HttpStatusCode.Created);
    }

    public Task<HttpResponseMessage> TryReport(CategoryPlan category, BuildingPlan building, Guid? operationId = null) => Post("/api/issues", new
    {
        operationId = operationId ?? Guid.NewGuid(),
        categoryCode = category.Code,
        words = category.Examples[0],
        channel = "resident",
        buildingId = building.Id,
    });

    public async Task<IssueView> Do(Guid issueId, string command, object? more = null)
    {
        var response = await TryDo(issueId, command, more);
        return await Read<IssueView>(response, HttpStatusCode.OK);
    }

    public Task<HttpResponseMessage> TryDo(Guid issueId, string command, object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { }, GridJson.Options)!.AsObject();
        if (!body.ContainsKey("operationId")) body["operationId"] = Guid.NewGuid();
        return Post($"/api/issues/{issueId}/{command}", body);
    }

    /// <summary>Tries a command and says what came of it.</summary>
    public async Task<Told> Try(Guid issueId, string command, object? more = null) => await Told.Of(await TryDo(issueId, command, more));

    public async Task<Told> Try(string path, object body) => await Told.Of(await Post(path, body));

    public async Task<IssueView> Look(Guid issueId) => await Read<IssueView>(await http.GetAsync($"/api/issues/{issueId}"), HttpStatusCode.OK);

    public Task<HttpResponseMessage> Post(string path, object body) => http.PostAsJsonAsync(path, body, GridJson.Options);

    public async Task<T> Get<T>(string path) => await Read<T>(await http.GetAsync(path), HttpStatusCode.OK);

    public void Dispose() => http.Dispose();

    private static async Task<T> Read<T>(HttpResponseMessage response, HttpStatusCode expected)
    {
        if (response.StatusCode != expected)
        {
            throw new HttpRequestException(
                $"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri}: {(int)response.StatusCode}, expected {(int)expected}: {await response.Content.ReadAsStringAsync()}",
                null,
                response.StatusCode);
        }

        return (await response.Content.ReadFromJsonAsync<T>(GridJson.Options))!;
    }
}
