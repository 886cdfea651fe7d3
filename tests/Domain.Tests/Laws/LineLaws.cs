namespace GridOrleans.Domain.Tests.Laws;

/// <summary>What must hold of called units in every life an issue can have.</summary>
public sealed class LineLaws
{
    // Harm: a called unit is blamed for nothing, twice, too early, or never.
    [Fact]
    public void A_promise_that_ran_at_its_due_time_is_breached_exactly_once_and_no_other() => Law.Holds(Stories.Any, story =>
    {
        var steps = story.PlayOut();
        var last = steps[^1].After!;
        var breaches = steps.SelectMany(step => step.Events).OfType<IssueEvent.LineBreached>().GroupBy(breach => (breach.LineId, breach.Step)).ToDictionary(each => each.Key, each => each.Count());
        foreach (var line in last.Whistles)
        {
            foreach (var clock in line.Clocks)
            {
                // A park that never ends in the story leaves the clock where it stood.
                var isDue = clock.StoppedAt is { } stopped ? stopped >= clock.DueAt : clock.BreachedAt is not null || last.Parking is null;
                Assert.Equal(isDue, clock.BreachedAt is not null);
                Assert.Equal(isDue ? 1 : 0, breaches.GetValueOrDefault((line.Id, clock.Step)));
                Assert.Equal(clock.BreachedAt is not null, clock.Light == Light.Red);
            }
        }

        foreach (var (before, happened, stamp) in Story.Moments(steps))
        {
            if (happened is not IssueEvent.LineBreached breach) continue;
            var line = before.Whistles.Single(each => each.Id == breach.LineId);
            Assert.False(line.IsOver);
            Assert.Null(before.Parking);
            Assert.Equal(line.Clock(breach.Step)!.DueAt, breach.DueAt);
            Assert.True(breach.DueAt <= stamp.At);
        }
    });

    // Harm: a phone rings for a call that was answered, declined or withdrawn; or an office is called twice for one line.
    [Fact]
    public void Rungs_of_a_line_fall_in_order_once_and_only_while_it_is_unanswered() => Law.Holds(Stories.Any, story =>
    {
        HashSet<(Guid, int)> called = [];
        foreach (var (before, happened, _) in Story.Moments(story.PlayOut()))
        {
            switch (happened)
            {
                case IssueEvent.LineRungFell fell:
                    var line = before.Whistles.Single(each => each.Id == fell.LineId);
                    Assert.True(line.IsUnanswered);
                    Assert.Equal(line.Calls.Count + 1, fell.Rung);
                    Assert.True(fell.DueAt >= line.Clock(LineStep.ReportIn)!.DueAt);
                    break;
                case IssueEvent.LineRungCalled rung:
                    Assert.True(before.Whistles.Single(each => each.Id == rung.LineId).IsUnanswered);
                    Assert.True(called.Add((rung.LineId, rung.Rung)));
                    break;
            }
        }
    });

    // Harm: a line says that a unit was done before it came, or two things at once.
    [Fact]
    public void The_steps_of_a_line_are_in_order_and_it_ends_one_way() => Law.Holds(Stories.Any, story =>
    {
        foreach (var issue in story.Play().Select(step => step.After!))
        {
            Assert.True(issue.Whistles.Count(line => !line.IsLead) <= WhistleLine.MostPerCase);
            foreach (var line in issue.Whistles)
            {
                var steps = new[] { line.CalledAt, line.ReportedInAt, line.ArrivedAt, line.EndedAt }.OfType<DateTimeOffset>().ToArray();
                Assert.Equal(steps.Order(), steps);
                Assert.True(new[] { line.DoneAt, line.DeclinedAt, line.WithdrawnAt, line.ReleasedAt }.Count(end => end is not null) <= 1);
                Assert.Equal(line.IsOver || line.IsLead, line.Clocks.All(clock => !clock.IsRunning));
                if (line.IsOver) Assert.False(line.IsUnanswered);
                if (!line.IsOver) Assert.True(line.ByCaller is null && line.ByUnit is null);
            }
        }
    });

    // Harm: a change of a line leaves the old wake-up standing, and the new due time rings for nobody.
    [Fact]
    public void The_wake_up_of_the_lines_is_void_after_any_change_of_one() => Law.Holds(Stories.Any, story =>
    {
        foreach (var step in story.Play().Where(step => step.Before is not null))
        {
            var isChanged = Same.Text(step.Before!.Whistles) != Same.Text(step.After!.Whistles);
            Assert.True(!isChanged || step.After.LineChanges > step.Before.LineChanges);
            var due = LineMoments.Next(step.After)?.At;
            Assert.Equal(due, Wake.Of(step.After).SingleOrDefault(wake => wake.Kind == WakeKind.Lines)?.DueAt);
        }
    });
}
