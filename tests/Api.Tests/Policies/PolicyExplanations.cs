using System.Text;
using GridOrleans.Api.Clocks;
using GridOrleans.Api.Words;
using GridOrleans.ApiTests.Support;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Tests;

namespace GridOrleans.ApiTests.Policies;

/// <summary>“What would this case get?” in both languages, as a person has read and agreed to it.</summary>
public sealed class PolicyExplanations
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly PolicyBook Book = new(
        [
            Version(SlaPolicy.Pledge2341, "2341", PolicyConditions.None),
            Version(SlaPolicy.Pledge2341 with { Id = "urgent", Respond = TimeSpan.FromMinutes(5), Handle = TimeSpan.FromMinutes(15), Close = TimeSpan.FromHours(2) }, "紧急件", new(Urgent: true)),
            Version(SlaPolicy.Pledge2341 with { Id = "lift", Close = TimeSpan.FromDays(5), CloseBasis = TimeBasis.WorkingDays }, "电梯", new(CategoryCode: "lift")) with { CalendarId = "cn-office" },
            Version(SlaPolicy.Pledge2341 with { Id = "estates", Close = TimeSpan.FromHours(16), CloseBasis = TimeBasis.WorkingTime }, "小区物业", new(CategoryGroup: "小区物业")) with { CalendarId = "cn-office" },
            Version(SlaPolicy.Pledge2341 with { Id = "street", Respond = TimeSpan.FromMinutes(15) }, "孙村街道", new(AreaCode: SmallDistrict.Street)),
            Version(SlaPolicy.Pledge2341 with { Id = "street-new", Respond = TimeSpan.FromMinutes(12) }, "孙村街道（新）", new(AreaCode: SmallDistrict.Street)) with { InForceFrom = Start.AddDays(30) },
            Version(SlaPolicy.Pledge2341 with { Id = "hotline", Respond = TimeSpan.FromMinutes(10) }, "热线件", new(Channel: Channel.Hotline)),
        ],
        [new(FakePolicies.Office, "机关工作日历", null, "product", Start)]);

    // Harm: nobody can say why a case got its promise, or the explanation changes unread.
    [Fact]
    public void Explanations_read_as_approved()
    {
        var text = new StringBuilder();
        Ask(text, "An ordinary flood in the west grid, by a resident, in January", new("flood", "市容环境", SmallDistrict.West, false, Channel.Resident), Start.AddDays(9));
        Ask(text, "The same in March: the street has a newer policy", new("flood", "市容环境", SmallDistrict.West, false, Channel.Hotline), Start.AddDays(60));
        Ask(text, "A broken lift on the last working Friday before the spring festival, 16:00", new("lift", "小区物业", SmallDistrict.East, false, Channel.Resident), new(2026, 2, 13, 8, 0, 0, TimeSpan.Zero));
        Ask(text, "A lift with people in it: urgency before everything", new("lift", "小区物业", SmallDistrict.East, true, Channel.Hotline), new(2026, 2, 13, 8, 0, 0, TimeSpan.Zero));
        Ask(text, "Another case of the estates' group, on a make-up Saturday", new("gate", "小区物业", SmallDistrict.Hall, false, Channel.Resident), new(2026, 2, 28, 2, 0, 0, TimeSpan.Zero));

        Approved.Equal("policy-explanations.txt", text.ToString());
    }

    private static PolicyVersion Version(SlaPolicy policy, string name, PolicyConditions when) => new(policy, name, when, null, Start, false, null, "import", Start);

    private static void Ask(StringBuilder text, string title, PolicyCase it, DateTimeOffset at)
    {
        text.Append("# ").AppendLine(title);
        foreach (var tongue in Enum.GetValues<Tongue>())
        {
            foreach (var line in new PolicyWords(Cases.District, tongue).Explain(Book, it, at).Words) text.AppendLine(line);
            text.AppendLine();
        }
    }
}
