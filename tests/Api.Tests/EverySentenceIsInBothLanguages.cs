using System.Reflection;
using System.Text.RegularExpressions;
using GridOrleans.Api.Issues;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Json;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.ApiTests;

/// <summary>A code without a sentence would answer a person with an error of ours instead of theirs.</summary>
public sealed partial class EverySentenceIsInBothLanguages
{
    public static TheoryData<string> Codes => new((string[])
    [
        .. Constants(typeof(ProblemCode)),
        .. Constants(typeof(FieldCode)),
        .. Constants(typeof(Storage.Districts.Books.Fault)),
        .. Constants(typeof(Refusal)),
        .. Enum.GetValues<IssueState>().Select(state => "state." + Names.Camel(state)),
        .. Enum.GetValues<CommandKind>().Select(command => "command." + Names.Camel(command)),
        .. Enum.GetValues<ClockKind>().Select(clock => "clock." + Names.Camel(clock)),
        .. Enum.GetValues<PolicyFault>().Select(fault => "policyFault." + Names.Camel(fault)),
        .. Enum.GetValues<CalendarFault>().Select(fault => "calendarFault." + Names.Camel(fault)),
        .. Enum.GetValues<Api.Clocks.FileFault>().Select(fault => "fileFault." + Names.Camel(fault)),
        .. Enum.GetValues<Channel>().Select(channel => "channel." + Names.Camel(channel)),
        .. Enum.GetValues<Outcome>().Select(outcome => "outcome." + Names.Camel(outcome)),
        .. Enum.GetValues<SupervisionLevel>().Select(level => "supervision." + Names.Camel(level)),
        .. Enum.GetValues<DueReason>().Select(why => "dueReason." + Names.Camel(why)),
        .. ClosedFamilies.Members(typeof(IssueEvent)).Select(kind => "event." + char.ToLowerInvariant(kind.Name[0]) + kind.Name[1..]),
    ]);

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_code_has_its_sentence(string code) => Assert.True(Catalogue.Sentences.ContainsKey(code), code);

    [Fact]
    public void Both_languages_say_something_and_fill_in_the_same_things()
    {
        foreach (var (code, sentence) in Catalogue.Sentences)
        {
            Assert.False(string.IsNullOrWhiteSpace(sentence.Chinese) || string.IsNullOrWhiteSpace(sentence.English), code);
            Assert.True(Holes(sentence.Chinese).SetEquals(Holes(sentence.English)), code);
        }
    }

    [Fact]
    public void Chinese_is_Chinese_and_English_is_not()
    {
        foreach (var (code, sentence) in Catalogue.Sentences.Where(each => each.Key != "list.separator"))
        {
            Assert.True(Han().IsMatch(sentence.Chinese), code);
            Assert.False(Han().IsMatch(sentence.English), code);
        }
    }

    [Fact]
    public void Every_kind_of_event_can_be_told()
    {
        foreach (var tongue in Enum.GetValues<Tongue>())
        {
            var words = new HistoryWords(Support.Cases.District, tongue);
            foreach (var kind in ClosedFamilies.Members(typeof(IssueEvent)))
            {
                var happened = (IssueEvent)Invent(kind);
                Assert.False(string.IsNullOrWhiteSpace(words.Tell(happened)), kind.Name);
                Assert.DoesNotContain("{", words.TellReporter(happened) ?? "");
            }
        }
    }

    private static IEnumerable<string> Constants(Type type) => type
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.IsLiteral && field.FieldType == typeof(string))
        .Select(field => (string)field.GetRawConstantValue()!);

    private static HashSet<string> Holes(string sentence) => [.. Hole().Matches(sentence).Select(match => match.Value)];

    /// <summary>An instance with something in every place.</summary>
    private static object Invent(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return "某某";
        if (type == typeof(DateTimeOffset)) return Support.Cases.Noon;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0)!;
        if (type.IsValueType) return Activator.CreateInstance(type)!;
        if (type.IsGenericType)
        {
            var items = Array.CreateInstance(type.GetGenericArguments()[0], 1);
            items.SetValue(Invent(type.GetGenericArguments()[0]), 0);
            return items;
        }

        if (type.IsAbstract) return Invent(ClosedFamilies.Members(type)[0]);
        var maker = type.GetConstructors().OrderByDescending(each => each.GetParameters().Length).First();
        return maker.Invoke([.. maker.GetParameters().Select(parameter => Invent(parameter.ParameterType))]);
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();
}
