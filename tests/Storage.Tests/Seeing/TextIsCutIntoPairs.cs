using GridOrleans.Storage.Search;

namespace GridOrleans.StorageTests.Seeing;

public sealed class TextIsCutIntoPairs
{
    [Theory]
    [InlineData("楼道堆物", "楼道 道堆 堆物")]
    [InlineData("锦绣澜庭 7 号楼", "锦绣 绣澜 澜庭 7 号楼")]
    [InlineData("ＫＴＶ太吵", "ktv 太吵")]
    [InlineData("20261120-0417", "20261120 0417")]
    [InlineData("A座", "a")]
    [InlineData("Street lamp 灯", "street lamp")]
    [InlineData("𠀀𠀁坏", "𠀀𠀁 𠀁坏")]
    [InlineData("，。！ \t", "")]
    public void Han_in_pairs_and_words_whole(string text, string terms) =>
        Assert.Equal(terms, string.Join(' ', Bigrams.TermsOf(Bigrams.Normalise(text))));

    [Theory]
    [InlineData("锦绣澜庭 7 号楼", "锦绣澜庭7号楼")]
    [InlineData("Street  Lamp", "street lamp")]
    [InlineData("  前后  ", "前后")]
    public void White_space_stands_only_between_Latin_words(string text, string normalised) => Assert.Equal(normalised, Bigrams.Normalise(text));

    [Fact]
    public void Whatever_is_found_in_a_text_is_found_by_its_terms()
    {
        var text = Bigrams.Normalise("工地半夜还在打桩 KTV 也吵 12 号楼");
        var terms = Bigrams.TermsOf(text).ToHashSet();
        foreach (var phrase in (string[])["半夜还在", "打桩KTV", "12号楼", "也吵"]) Assert.Subset(terms, Bigrams.TermsOf(Bigrams.Normalise(phrase)).ToHashSet());
    }
}
