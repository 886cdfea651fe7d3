namespace GridOrleans.Domain.Tests.Clocks.WorkedCases;

/// <summary>The table of worked cases: every value in it was counted by hand, none was taken from the code.</summary>
public sealed class WorkedCasesTests
{
    private static readonly IReadOnlyList<WorkedCase> Cases = WorkedCase.All();

    public static TheoryData<string> Titles => [.. Cases.Select(each => each.Title)];

    // Harm: a promise is counted otherwise than people count it.
    [Theory]
    [MemberData(nameof(Titles))]
    public void Each_case_comes_out_as_counted_by_hand(string title) => new WorkedLife(Cases.Single(each => each.Title == title)).Play();

    // Harm: the table shrinks, or a case checks nothing.
    [Fact]
    public void The_table_is_whole()
    {
        Assert.True(Cases.Count >= 60);
        Assert.Equal(Cases.Count, Cases.Select(each => each.Title).Distinct().Count());
        Assert.All(Cases, each => Assert.Contains(each.Lines, line => line.Text.Contains(": ", StringComparison.Ordinal) && !char.IsDigit(line.Text[0])));
    }

    // Harm: the player agrees with whatever is written.
    [Theory]
    [InlineData("close: due 2026-11-20 12:00:01")]
    [InlineData("close: light yellow")]
    [InlineData("close: left 3 h 59 min")]
    [InlineData("close: “走了 0 秒，剩 5 时。”")]
    [InlineData("09:00 accept")]
    public void Control_a_wrong_line_is_found(string wrong) => Assert.ThrowsAny<Exception>(() =>
        new WorkedLife(new("wrong", "Asia/Shanghai", "2341", [(1, "2026-11-20 08:00 report"), (2, wrong)])).Play());
}
