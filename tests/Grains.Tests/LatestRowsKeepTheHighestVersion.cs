using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Issues;
using GridOrleans.Grains.Wall;

namespace GridOrleans.GrainTests;

/// <summary>One-way messages may be lost, doubled or overtake each other; a wall must not show a closed case as open.</summary>
public sealed class LatestRowsKeepTheHighestVersion
{
    private readonly LatestRows rows = new();
    private readonly Issue reported = Sample.Reported();

    [Fact]
    public void A_row_that_was_overtaken_changes_nothing()
    {
        var accepted = Sample.Next(reported, new IssueCommand.Accept(), Sample.Noon.AddMinutes(1));
        Assert.True(rows.Take(IssueRows.Of(accepted), true));
        Assert.False(rows.Take(IssueRows.Of(reported), true));
        Assert.Equal(IssueState.Accepted, Assert.Single(rows.Open).State);
    }

    [Fact]
    public void A_late_row_does_not_bring_a_closed_case_back()
    {
        var voided = Sample.Next(reported, new IssueCommand.Void("重复上报"), Sample.Noon.AddMinutes(1));
        rows.Take(IssueRows.Of(reported), true);
        Assert.True(rows.Take(IssueRows.Of(voided), false));
        Assert.False(rows.Take(IssueRows.Of(reported), true));
        Assert.Empty(rows.Open);
    }

    [Fact]
    public void A_closure_that_comes_first_is_remembered_but_is_no_news()
    {
        var voided = Sample.Next(reported, new IssueCommand.Void("重复上报"), Sample.Noon.AddMinutes(1));
        Assert.False(rows.Take(IssueRows.Of(voided), false));
        Assert.False(rows.Take(IssueRows.Of(reported), true));
        Assert.Empty(rows.Open);
    }

    [Fact]
    public void What_is_remembered_of_departed_rows_is_bounded()
    {
        for (var number = 1; number <= 5000; number++)
        {
            var row = IssueRows.Of(Sample.Reported(number));
            rows.Take(row, true);
            rows.Take(row with { Version = 2, Open = false }, false);
        }

        Assert.False(rows.Knows(Sample.Reported(1).Id));
        Assert.True(rows.Knows(Sample.Reported(5000).Id));
    }

    // Harm: a grid woken by a report has read it from the store already, takes it for old news, and the wall hears of it ten seconds later.
    [Fact]
    public void A_row_that_is_known_at_the_same_version_is_not_overtaken()
    {
        var voided = Sample.Next(reported, new IssueCommand.Void("重复上报"), Sample.Noon.AddMinutes(1));
        rows.Take(IssueRows.Of(reported), true);
        Assert.False(rows.IsOvertaken(IssueRows.Of(reported)));
        rows.Take(IssueRows.Of(voided), false);
        Assert.False(rows.IsOvertaken(IssueRows.Of(voided)));
        Assert.True(rows.IsOvertaken(IssueRows.Of(reported)));
    }
}
