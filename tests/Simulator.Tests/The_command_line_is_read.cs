namespace GridOrleans.Simulator.Tests;

public class The_command_line_is_read
{
    [Theory]
    [InlineData("12", 12)]
    [InlineData("30/min", 30)]
    [InlineData("2/s", 120)]
    [InlineData("90/h", 1.5)]
    public void rates(string text, double perMinute) => Assert.Equal(perMinute, Of("--rate", text).PerMinute("rate", 1), 6);

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("10m", 600)]
    [InlineData("1.5h", 5400)]
    public void times(string text, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), Of("--for", text).Span("for"));

    [Fact]
    public void what_is_not_given_has_its_default()
    {
        Assert.Equal(7, Of().Whole("seed", 7));
        Assert.Equal(12, Of().PerMinute("rate", 12));
        Assert.Null(Of().Span("for"));
    }

    [Theory]
    [InlineData("--rate", "fast", "--rate")]
    [InlineData("--rate", "0", "--rate")]
    [InlineData("--rate", "5/week", "--rate")]
    [InlineData("--for", "10", "--for")]
    [InlineData("--for", "-5m", "--for")]
    [InlineData("--seed", "x", "--seed")]
    [InlineData("--url", "here", "--url")]
    [InlineData("--url", "ftp://here", "--url")]
    [InlineData("--speed", "1", "--speed")]
    [InlineData("rate", "1", "rate")]
    public void what_is_wrong_is_told_by_name(string name, string value, string told)
    {
        var wrong = Assert.Throws<OptionException>(() =>
        {
            var options = Of(name, value);
            options.PerMinute("rate", 1);
            options.Span("for");
            options.Whole("seed", 1);
            options.Address("url");
        });
        Assert.Contains(told, wrong.Message);
    }

    [Fact]
    public void a_name_without_a_value_is_told() => Assert.Contains("--rate", Assert.Throws<OptionException>(() => Of("--rate")).Message);

    private static Options Of(params string[] arguments) => new(arguments, "rate", "for", "seed", "url");
}
