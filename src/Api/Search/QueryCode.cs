using GridOrleans.Api.Words;

namespace GridOrleans.Api.Search;

/// <summary>What is wrong with a query, and where.</summary>
public static class QueryCode
{
    public const string UnknownKey = "query_unknown_key";
    public const string UnknownValue = "query_unknown_value";
    public const string MissingValue = "query_missing_value";
    public const string OpenQuote = "query_open_quote";
    public const string TooShort = "query_too_short";
    public const string TooManyTerms = "query_too_many_terms";
    public const string TooBroad = "query_too_broad";
    public const string BadRange = "query_bad_range";
}

public static class QuerySentences
{
    public static IReadOnlyDictionary<string, Sentence> All { get; } = new Dictionary<string, Sentence>
    {
        [QueryCode.UnknownKey] = new("第 {0} 个字：没有“{1}”这种条件。要按原文查找，请加引号。", "At character {0}: there is no condition “{1}”. To look for it as text, put it in quotation marks."),
        [QueryCode.UnknownValue] = new("第 {0} 个字：不认识“{1}”。", "At character {0}: “{1}” is not known."),
        [QueryCode.MissingValue] = new("第 {0} 个字：“{1}”后面缺少内容。", "At character {0}: nothing follows “{1}”."),
        [QueryCode.OpenQuote] = new("第 {0} 个字：引号没有结束：{1}", "At character {0}: the quotation mark is not closed: {1}"),
        [QueryCode.TooShort] = new("第 {0} 个字：“{1}”太短，汉字至少要两个。", "At character {0}: “{1}” is too short; at least two Chinese characters or one word."),
        [QueryCode.TooManyTerms] = new("第 {0} 个字：条件太多（“{1}”起），最多 20 个。", "At character {0}: too many conditions, from “{1}” on; at most 20."),
        [QueryCode.TooBroad] = new("第 {0} 个字：“{1}”对应的太多，请写得更具体。", "At character {0}: “{1}” stands for too many; be more specific."),
        [QueryCode.BadRange] = new(
            "第 {0} 个字：看不懂“{1}”。可写 2026-11-20、2026-11、2026-11-01..2026-11-20、今天、昨天、7d、24h。",
            "At character {0}: “{1}” is no range. Write 2026-11-20, 2026-11, 2026-11-01..2026-11-20, today, yesterday, 7d or 24h."),
    };
}
