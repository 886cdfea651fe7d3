using GridOrleans.Contracts.Notices;

namespace GridOrleans.Api.Words;

/// <summary>What notices say, so that the catalogue is whole. Keys are “notice.” and the occasion's camelCase name.</summary>
public static class NoticeSentences
{
    public static IReadOnlyDictionary<string, Sentence> All { get; } =
        NoticeWords.All.ToDictionary(each => "notice." + Names.Camel(each.Key), each => new Sentence(each.Value.Chinese, each.Value.English));
}
