namespace GridOrleans.Domain.Tests.Laws;

/// <summary>What must hold of owner, history and operations in every life an issue can have.</summary>
public sealed class LifeLaws
{
    // Harm: a decision is lost or written over another.
    [Fact]
    public void Each_decision_adds_one_version_and_nothing_else_does() => Law.Holds(Stories.Any, story =>
    {
        foreach (var step in story.Play())
        {
            var expected = (step.Before?.Version ?? 0) + (step.Decision is Decision.Done ? 1 : 0);
            Assert.Equal(expected, step.After!.Version);
            if (step.Decision is Decision.Done done) Assert.NotEmpty(done.Events);
        }
    });

    // Harm: nobody, or more than one, is accountable for an open case (事事有人管).
    [Fact]
    public void Every_open_issue_has_one_owner_and_its_lead_one_open_span() => Law.Holds(Stories.Any, story =>
    {
        foreach (var issue in story.Play().Select(step => step.After!))
        {
            var holding = issue.Holders.Where(holder => holder.To is null).Select(holder => holder.UnitId).ToArray();
            Assert.False(string.IsNullOrEmpty(issue.OwnerUnitId));
            Assert.Equal(issue.IsOpen && issue.LeadUnitId is { } lead ? [lead] : [], holding);
            if (issue.IsOpen) Assert.Equal(issue.LeadUnitId ?? issue.FallbackUnitId, issue.OwnerUnitId);
            if (issue.State is IssueState.Reported or IssueState.Filed or IssueState.Refused or IssueState.SelfHandled) Assert.Null(issue.LeadUnitId);
            if (issue.State is IssueState.Dispatched or IssueState.Accepted or IssueState.Handling or IssueState.Completed or IssueState.Closed) Assert.NotNull(issue.LeadUnitId);
            Assert.All(issue.Holders.Zip(issue.Holders.Skip(1)), pair => Assert.True(pair.First.To <= pair.Second.From, "spans of holders never overlap"));
        }
    });

    // Harm: a unit hangs on the wall twice for one case, or on a case that is over.
    [Fact]
    public void A_unit_has_one_line_at_a_time_and_none_waits_on_a_case_that_is_over() => Law.Holds(Stories.Any, story =>
    {
        foreach (var issue in story.Play().Select(step => step.After!))
        {
            var open = issue.Whistles.Where(line => !line.IsOver).Select(line => line.UnitId).ToArray();
            Assert.Equal(open.Length, open.Distinct().Count());
            Assert.Equal(issue.Whistles.Count, issue.Whistles.Select(line => line.Id).Distinct().Count());
            if (!issue.IsOpen) Assert.DoesNotContain(issue.Whistles, line => line.IsUnanswered);
        }
    });

    // Harm: a case is closed without an answer to the person who reported it (事事有反馈).
    [Fact]
    public void Nothing_is_closed_without_a_reply() => Law.Holds(Stories.Any, story =>
    {
        foreach (var issue in story.Play().Select(step => step.After!))
        {
            var isDone = issue.State is IssueState.Completed or IssueState.Closed or IssueState.Appraised or IssueState.SelfHandled;
            Assert.Equal(isDone, !string.IsNullOrWhiteSpace(issue.Reply) && issue.Result is not null);
        }
    });

    // Harm: an issue read back from its history is another issue than the one people acted on.
    [Fact]
    public void Folding_the_history_again_gives_the_same_issue() => Law.Holds(Stories.Any, story =>
    {
        var steps = story.Play();
        Issue? folded = null;
        foreach (var step in steps.Where(step => step.Decision is Decision.Done))
        {
            var stored = step.Stamp with { Actor = new(step.Stamp.Actor.Kind, step.Stamp.Actor.Id, step.Stamp.Actor.Name, null, [], []) };
            folded = IssueEvolver.Apply(step.After!.Id, folded, step.Events, stored);
        }

        Same.As(steps[^1].After, folded);
    });

    // Harm: a retry acts twice.
    [Fact]
    public void An_operation_the_issue_knows_never_changes_it() => Law.Holds(Stories.Any, story =>
    {
        foreach (var step in story.Play().Where(step => step.Before?.Find(step.Stamp.OperationId) is not null))
        {
            Assert.Equal(step.Before!.Find(step.Stamp.OperationId)!.Version, Assert.IsType<Decision.Already>(step.Decision).Version);
            Assert.Same(step.Before, step.After);
        }
    });

    // Harm: asking changes the issue, or two servers that decide the same command decide differently.
    [Fact]
    public void Deciding_is_pure() => Law.Holds(Stories.Any, story =>
    {
        foreach (var step in story.Play())
        {
            var before = Same.Text(step.Before);
            Assert.Equal(Describe(step.Decision), Describe(IssueDecider.Decide(step.Before, step.Command, step.Stamp)));
            Assert.Equal(before, Same.Text(step.Before));
        }

        static string Describe(Decision decision) => decision is Decision.Done done ? Same.Text(done.Events.Select(happened => (object)happened)) : decision.ToString();
    });

    // Harm: the laws above are green because nothing ever happens in the stories they are tried on.
    [Fact]
    public void The_stories_are_worth_telling()
    {
        var seen = new Dictionary<string, int>();
        Law.Holds(Stories.Any, story =>
        {
            var steps = story.Play();
            foreach (var happened in steps.SelectMany(step => step.Events).Select(happened => $"happened: {happened.GetType().Name}")
                .Concat(steps.Select(step => $"in {step.After!.State}"))
                .Concat(steps.Select(step => $"decided: {step.Decision.GetType().Name}"))) seen[happened] = seen.GetValueOrDefault(happened) + 1;
        });

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", seen.OrderBy(count => count.Value).Select(count => $"{count.Key} {count.Value}")));
        var expected = typeof(IssueEvent).GetNestedTypes().Select(type => $"happened: {type.Name}")
            .Concat(Enum.GetNames<IssueState>().Select(state => $"in {state}"))
            .Concat(typeof(Decision).GetNestedTypes().Select(type => $"decided: {type.Name}"));
        Assert.All(expected, what => Assert.True(seen.ContainsKey(what), $"{what} never came"));
    }
}
