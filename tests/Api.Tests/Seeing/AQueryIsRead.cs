using GridOrleans.Api.Search;
using GridOrleans.ApiTests.Support;
using GridOrleans.Storage.Search;

namespace GridOrleans.ApiTests.Seeing;

public sealed class AQueryIsRead
{
    [Theory]
    [InlineData("井盖", "1 - 井盖")]
    [InlineData("  状态:处置中   超时 ", "3 状态=处置中|12 - 超时")]
    [InlineData("状态：处置中", "1 状态=处置中")]
    [InlineData("text:\"two words\" x", "1 text=two words|18 - x")]
    [InlineData("“超时”", "1 - 超时")]
    [InlineData("14:03", "1 - 14:03")]
    [InlineData("a:b:c", "1 a=b:c")]
    public void Words_are_told_apart(string query, string terms)
    {
        var (found, errors) = QueryText.Parse(query);
        Assert.Empty(errors);
        Assert.Equal(terms, string.Join('|', found.Select(term => $"{term.Position} {(term.Key is null ? "-" : term.Key + "=")}{(term.Key is null ? " " : "")}{term.Value}")));
    }

    [Theory]
    [InlineData("2026-11-20", "2026-11-19T16:00:00Z", "2026-11-20T16:00:00Z")]
    [InlineData("2026-11", "2026-10-31T16:00:00Z", "2026-11-30T16:00:00Z")]
    [InlineData("2026-11-01..2026-11-20", "2026-10-31T16:00:00Z", "2026-11-20T16:00:00Z")]
    [InlineData("2026-11-01..", "2026-10-31T16:00:00Z", null)]
    [InlineData("..2026-11-01", null, "2026-11-01T16:00:00Z")]
    [InlineData("今天", "2026-11-19T16:00:00Z", "2026-11-20T16:00:00Z")]
    [InlineData("yesterday", "2026-11-18T16:00:00Z", "2026-11-19T16:00:00Z")]
    [InlineData("7d", "2026-11-13T04:00:00Z", null)]
    [InlineData("24h", "2026-11-19T04:00:00Z", null)]
    public void Spans_are_whole_days_of_the_district(string text, string? from, string? before) => Assert.Equal(
        new TimeRange(from is null ? null : DateTimeOffset.Parse(from), before is null ? null : DateTimeOffset.Parse(before)),
        QueryDates.Read(text, Cases.District.Zone, Cases.Noon));

    [Theory]
    [InlineData("2026-13-01")]
    [InlineData("2026-11-20..2026-11-01")]
    [InlineData("..")]
    [InlineData("0d")]
    [InlineData("d")]
    [InlineData("")]
    public void What_is_no_span_is_refused(string text) => Assert.Null(QueryDates.Read(text, Cases.District.Zone, Cases.Noon));

    [Fact]
    public void A_quoted_keyword_is_text()
    {
        var (flag, _) = QueryReader.Read("超时", Cases.District, Cases.Noon, "me");
        var (text, _) = QueryReader.Read("\"超时\"", Cases.District, Cases.Noon, "me");
        Assert.Empty(flag.Phrases);
        Assert.Equal(["超时"], text.Phrases);
    }

    [Fact]
    public void Several_values_widen_and_several_conditions_narrow()
    {
        var (filter, errors) = QueryReader.Read("状态:已受理,处置中 类别:积水 评分:4..5", Cases.District, Cases.Noon, "me");
        Assert.Empty(errors);
        Assert.Equal([["s:Accepted", "s:Handling"], ["c:flood"], ["r:4", "r:5"]], filter.AnyOf.Select(group => group.ToArray()));
    }

    [Fact]
    public void All_mistakes_are_named_in_their_order()
    {
        var (_, errors) = QueryReader.Read("x:1 状态:飞 上报:z", Cases.District, Cases.Noon, "me");
        Assert.Equal([(1, QueryCode.UnknownKey), (5, QueryCode.UnknownValue), (10, QueryCode.BadRange)], errors.Select(error => (error.Position, error.Code)));
    }

    [Fact]
    public void Every_condition_has_a_word_in_both_languages()
    {
        foreach (var key in Enum.GetValues<QueryKey>())
        {
            var words = QueryWords.Keys.Where(each => each.Value == key).Select(each => each.Key).ToArray();
            Assert.Contains(words, word => word.All(char.IsAsciiLetter));
            Assert.Contains(words, word => word.All(letter => letter > 0x3400));
        }
    }
}
