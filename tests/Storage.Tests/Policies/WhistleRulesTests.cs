using GridOrleans.Contracts.Json;
using GridOrleans.Contracts.Policies;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.StorageTests.Policies;

/// <summary>What called units are held to is a part of the policy, kept with its version.</summary>
public sealed class WhistleRulesTests(PolicyTests.Imported imported) : IClassFixture<PolicyTests.Imported>
{
    // Harm: an administrator sets shorter promises for departments, and after a restart the usual ones hold again.
    [Fact]
    public async Task A_version_keeps_its_promises_and_its_ladder()
    {
        var rules = new WhistleRules(
            [new(WhistleKind.Street, TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromDays(1))],
            [new(LineAudience.Unit, TimeSpan.Zero), new(LineAudience.District, TimeSpan.FromMinutes(15))]);
        var version = new PolicyVersion(
            SlaPolicy.Pledge2341 with { Id = "called", WhistleApprovals = [WhistleKind.Street], Whistles = rules },
            "乡呼县应", new(Urgent: false, CategoryCode: "sewage"), null, default, false, null, "login:admin", default);
        var policies = imported.Database.Get<IPolicies>();

        Assert.Equal(ShelfOutcome.Done, await policies.Add(version, null, "管理员", CancellationToken.None));

        var book = await policies.Read(CancellationToken.None);
        var kept = book.Newest("called")!.Policy;
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(rules, GridJson.Options), System.Text.Json.JsonSerializer.Serialize(kept.Whistles, GridJson.Options));
        Assert.Equal([WhistleKind.Street], kept.WhistleApprovals);
        Assert.Null(book.Newest("2341")!.Policy.Whistles);
    }
}
