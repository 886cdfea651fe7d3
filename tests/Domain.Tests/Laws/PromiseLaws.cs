namespace GridOrleans.Domain.Tests.Laws;

/// <summary>What must hold of promises in every life: who may move them, who may make them stand still, and what never bends.</summary>
public sealed class PromiseLaws
{
    // Harm: a clock stands still without an approved park, or goes on through one.
    [Fact]
    public void Clocks_stand_still_for_parks_and_for_nothing_else() => Law.Holds(Stories.Any, story =>
    {
        foreach (var step in story.Play().Where(step => step.Before is not null && step.Decision is Decision.Done))
        {
            foreach (var (before, after) in step.Before!.Clocks.Zip(step.After!.Clocks))
            {
                if (before.PausedAt is null && after.PausedAt is not null) Assert.Contains(step.Events, happened => happened is IssueEvent.Parked);
            }

            Assert.Equal(step.After!.State == IssueState.Parked, step.After.Parking is not null);
            foreach (var clock in step.After.Clocks.Where(clock => !clock.IsStopped)) Assert.Equal(step.After.Parking is not null, clock.PausedAt is not null);
        }
    });

    // Harm: after an extension nobody can see what was promised first.
    [Fact]
    public void The_first_due_time_of_a_round_never_changes() => Law.Holds(Stories.Any, story =>
    {
        foreach (var step in story.Play().Where(step => step.Before is not null))
        {
            foreach (var (before, after) in step.Before!.Clocks.Zip(step.After!.Clocks).Where(pair => pair.First.StartedAt == pair.Second.StartedAt))
            {
                Assert.Equal(before.FirstDueAt, after.FirstDueAt);
            }
        }
    });

    // Harm: the third department begins with the citizen's four hours all over, or a change of hands stops the clock.
    [Fact]
    public void Changing_hands_leaves_the_citizens_clocks_alone() => Law.Holds(Stories.Any, story =>
    {
        foreach (var step in story.Play().Where(step => step.Events.Any(happened => happened is IssueEvent.Redispatched or IssueEvent.Returned or IssueEvent.OwnerMoved)))
        {
            if (step.Events.Any(happened => happened is IssueEvent.DueMoved or IssueEvent.Reopened or IssueEvent.Resumed)) continue;
            foreach (var (before, after) in step.Before!.Clocks.Zip(step.After!.Clocks))
            {
                Assert.Equal((before.StartedAt, before.DueAt, before.Generation, before.StoppedAt), (after.StartedAt, after.DueAt, after.Generation, after.StoppedAt));
            }
        }
    });

    // Harm: an administrator edits a policy and running cases are held to another promise.
    [Fact]
    public void The_frozen_policy_changes_only_when_the_case_itself_is_given_another() => Law.Holds(Stories.Any, story =>
    {
        foreach (var step in story.Play().Where(step => step.Before is not null))
        {
            if (step.Events.Any(happened => happened is IssueEvent.Recategorised or IssueEvent.Expedited or IssueEvent.Unexpedited)) continue;
            Assert.Same(step.Before!.Policy, step.After!.Policy);
        }
    });

    // Harm: a due time moves and a wake-up armed for the old one still counts.
    [Fact]
    public void A_due_time_never_moves_without_a_new_generation() => Law.Holds(Stories.Any, story =>
    {
        foreach (var step in story.Play().Where(step => step.Before is not null))
        {
            foreach (var (before, after) in step.Before!.Clocks.Zip(step.After!.Clocks))
            {
                if (before.DueAt != after.DueAt || before.StoppedAt != after.StoppedAt || before.PausedAt != after.PausedAt) Assert.True(after.Generation > before.Generation);
            }
        }
    });

    // Harm: the laws above are green because no drawn life ever parks, extends, recategorises or counts working time.
    [Fact]
    public void The_stories_move_promises()
    {
        HashSet<Type> seen = [];
        var working = 0;
        Law.Holds(Stories.Any, story =>
        {
            var steps = story.Play();
            foreach (var happened in steps.SelectMany(step => step.Events)) seen.Add(happened.GetType());
            if (steps[^1].After!.Clocks.Any(clock => clock.Basis != TimeBasis.Wall && clock.StoodStill > TimeSpan.Zero)) working++;
        });

        Assert.Superset(
            new HashSet<Type> { typeof(IssueEvent.Parked), typeof(IssueEvent.Resumed), typeof(IssueEvent.DueMoved), typeof(IssueEvent.Recategorised), typeof(IssueEvent.Redispatched), typeof(IssueEvent.Expedited) },
            seen);
        Assert.True(working > 0, "no clock of working time was ever parked");
    }
}
