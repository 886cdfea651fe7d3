using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Notices;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Areas;
using GridOrleans.Jobs.Notices;

namespace GridOrleans.JobTests.Notices;

/// <summary>From whom the case means to the persons that is; who is left out is written down with the reason.</summary>
public sealed class TheRightPeopleAreTold
{
    private const string Grid = "990103001001001", Street = "990103001";

    private static readonly DateTimeOffset Night = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

    private readonly Recipient liaison = Person("liaison", Role.Liaison, units: ["dept-water"]);
    private readonly Recipient dispatcher = Person("dispatcher", Role.Dispatcher, areas: [Street]);
    private readonly Recipient leader = Person("leader", Role.ShiftLeader, areas: [Street]);
    private readonly Recipient elsewhere = Person("elsewhere", Role.Dispatcher, areas: ["990103009"]);

    [Fact]
    public void A_units_people_are_told_and_no_others()
    {
        var told = Expand([liaison, dispatcher, elsewhere], To(NoticeAudience.Units("dept-water")));
        Assert.Equal(("login:liaison", NoticeChannel.Inbox, DeliveryState.Delivered), Of(Assert.Single(told)));
    }

    [Fact]
    public void An_areas_office_is_those_of_exactly_that_area()
    {
        var member = Person("member", Role.Member, areas: [Grid]);
        Assert.Equal(["login:member"], Expand([member, dispatcher], To(NoticeAudience.Units(Grid))).Select(each => each.Recipient));
        Assert.Equal(["login:dispatcher"], Expand([member, dispatcher], To(NoticeAudience.Units(Street))).Select(each => each.Recipient));
    }

    [Fact]
    public void The_desk_is_that_of_the_place() =>
        Assert.Equal(["login:dispatcher", "login:leader"], Expand([dispatcher, leader, elsewhere, liaison], To(NoticeAudience.OfDesk)).Select(each => each.Recipient));

    [Fact]
    public void What_waits_for_approval_goes_to_the_shift_leader_or_where_there_is_none_to_the_desk()
    {
        Assert.Equal(["login:leader"], Expand([dispatcher, leader], To(NoticeAudience.OfLeaders)).Select(each => each.Recipient));
        Assert.Equal(["login:dispatcher"], Expand([dispatcher, elsewhere], To(NoticeAudience.OfLeaders)).Select(each => each.Recipient));
    }

    [Fact]
    public void Nobody_is_told_of_what_they_did_themselves() =>
        Assert.Empty(Expand([dispatcher], To(NoticeAudience.OfDesk) with { ActorId = "login:dispatcher" }));

    [Fact]
    public void An_audience_of_nobody_is_an_alarm_and_not_silence()
    {
        var alarm = Assert.Single(Expand([liaison], To(NoticeAudience.Units("dept-gone"))));
        Assert.Equal((DeliveryState.Failed, DeliveryReason.NobodyFound), (alarm.State, alarm.Reason));
    }

    [Fact]
    public void A_program_reads_for_itself_and_keeps_the_alarm_silent()
    {
        var program = liaison with { Key = "token:7" };
        var told = Assert.Single(Expand([program], To(NoticeAudience.Units("dept-water"))));
        Assert.Equal((DeliveryState.Suppressed, DeliveryReason.ProgramOnly), (told.State, told.Reason));
        Assert.Equal(["login:liaison"], Expand([program, liaison], To(NoticeAudience.Units("dept-water"))).Select(each => each.Recipient));
    }

    [Fact]
    public void Who_is_off_duty_sleeps_while_somebody_on_duty_is_told()
    {
        PersonPlan[] persons = [new("p-1", "王", ""), new("p-2", "李", "")];
        PostPlan[] posts = [.. persons.Select(person => new PostPlan(person.Id, "liaison", null, "dept-water", null, null))];
        AbsencePlan away = new("a-1", "p-2", Night.AddHours(-1), Night.AddHours(1), null, null);
        var town = SmallTown.With(new(new("", "Asia/Shanghai", [], [], [new("dept-water", "水务局", "水务", UnitKind.Department, null)], persons, posts, [away], [], [], [])));
        Recipient[] people = [liaison with { Key = "login:a", PersonId = "p-1" }, liaison with { Key = "login:b", PersonId = "p-2" }];
        var told = new NoticeExpansion(town, people, [], true, Night).Of(To(NoticeAudience.Units("dept-water"))).ToArray();
        Assert.Equal([(DeliveryState.Delivered, null), (DeliveryState.Suppressed, DeliveryReason.OffDuty)], told.Select(each => (each.State, each.Reason)));
        Assert.All(new NoticeExpansion(town, people, [], true, Night).Of(To(NoticeAudience.Units("dept-water"), important: true)), each => Assert.Equal(DeliveryState.Delivered, each.State));
    }

    [Fact]
    public void The_reporter_is_told_on_the_tracking_page()
    {
        var told = Assert.Single(Expand([liaison], To(NoticeAudience.OfReporter)));
        Assert.Equal(("reporter", NoticeChannel.TrackPage, DeliveryState.Delivered), Of(told));
    }

    [Fact]
    public void Mail_is_sent_where_there_is_an_address_and_a_server()
    {
        var mailed = With(liaison, NoticePreferences.Default with { Email = "a@example.org" });
        Assert.Equal([NoticeChannel.Inbox, NoticeChannel.Email], Expand([mailed], To(NoticeAudience.Units("dept-water"))).Select(each => each.Channel));
        var off = Expand([mailed], To(NoticeAudience.Units("dept-water")), mail: false).Last();
        Assert.Equal((DeliveryState.Suppressed, DeliveryReason.ChannelOff), (off.State, off.Reason));
    }

    [Fact]
    public void Quiet_hours_hold_mail_until_they_end_and_the_inbox_never()
    {
        // 23:00 in Shanghai; quiet until 06:30 the next morning there.
        var quiet = With(liaison, new(false, "a@example.org", new(22, 0), new(6, 30), []));
        var told = Expand([quiet], To(NoticeAudience.Units("dept-water")));
        Assert.Equal((DeliveryState.Delivered, null), (told[0].State, told[0].NotBefore));
        Assert.Equal((DeliveryState.Pending, DeliveryReason.QuietHours), (told[1].State, told[1].Reason));
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 22, 30, 0, TimeSpan.Zero), told[1].NotBefore);
    }

    [Fact]
    public void What_is_important_comes_at_any_hour_and_by_every_channel()
    {
        var deaf = With(liaison, new(false, "a@example.org", new(22, 0), new(6, 30), [new(NoticeOccasion.Dispatched, [])]));
        Assert.All(Expand([deaf], To(NoticeAudience.Units("dept-water"))), each => Assert.Equal((DeliveryState.Suppressed, DeliveryReason.SwitchedOff), (each.State, each.Reason)));
        Assert.All(Expand([deaf], To(NoticeAudience.Units("dept-water"), important: true)), each => Assert.True(each is { State: DeliveryState.Delivered or DeliveryState.Pending, NotBefore: null }));
    }

    [Fact]
    public void Quiet_hours_are_those_of_the_clock_on_the_wall()
    {
        var quiet = new NoticePreferences(false, null, new(22, 0), new(6, 30), []);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        Assert.Null(quiet.QuietUntil(At(21, 59), zone));
        Assert.Equal(At(6, 30).AddDays(1), quiet.QuietUntil(At(22, 0), zone));
        Assert.Equal(At(6, 30), quiet.QuietUntil(At(6, 29), zone));
        Assert.Null(quiet.QuietUntil(At(6, 30), zone));
        Assert.Null(NoticePreferences.Default.QuietUntil(At(3, 0), zone));

        static DateTimeOffset At(int hour, int minute) => new(2026, 11, 20, hour, minute, 0, TimeSpan.FromHours(8));
    }

    [Fact]
    public void A_webhook_hears_what_it_asked_for_where_it_asked_for_it()
    {
        WebhookTarget[] hooks =
        [
            new(Guid.NewGuid(), "all", [], null), new(Guid.NewGuid(), "here", [NoticeOccasion.Dispatched], Street),
            new(Guid.NewGuid(), "other", [NoticeOccasion.Urged], null), new(Guid.NewGuid(), "elsewhere", [], "990103009"),
        ];
        Assert.Equal(["all", "here"], Expand([], To(NoticeAudience.Units("x")), hooks: hooks).Where(each => each.Channel == NoticeChannel.Webhook).Select(each => each.RecipientName));
    }

    private static (string, NoticeChannel, DeliveryState) Of(FreshDelivery each) => (each.Recipient, each.Channel, each.State);

    private static FreshDelivery[] Expand(Recipient[] people, NoticeOrder order, bool mail = true, WebhookTarget[]? hooks = null) =>
        [.. new NoticeExpansion(SmallTown.Directory, people, hooks ?? [], mail, Night).Of(order)];

    private static NoticeOrder To(NoticeAudience audience, bool important = false) =>
        new(Guid.NewGuid(), 1, Night, "20261120-0001", "府前街", Grid, "clock", [new(NoticeOccasion.Dispatched, audience, important)]);

    private static Recipient Person(string login, Role role, string[]? areas = null, string[]? units = null) =>
        new("login:" + login, login, role, areas ?? [], units ?? [], null, NoticePreferences.Default);

    private static Recipient With(Recipient person, NoticePreferences preferences) => person with { Preferences = preferences };
}
