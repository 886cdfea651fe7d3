using GridOrleans.Contracts.Tests.Support;

namespace GridOrleans.Contracts.Tests.Records;

/// <summary>The embedded engine hands messages over by reference: whoever could change one would change another grain's state.</summary>
public sealed class ImmutabilityTests
{
    public static TheoryData<Type> Records => [.. RecordTypes.All.Concat(RecordTypes.Families)];

    // Harm: a receiver changes a message and its sender, or another viewer, sees it.
    [Theory]
    [MemberData(nameof(Records))]
    public void Every_record_is_immutable(Type type) => Assert.Empty(Immutability.Flaws(type));

    // Harm: the rule above has gone blind and lets anything through.
    [Theory]
    [InlineData(typeof(WithSetter), "setter")]
    [InlineData(typeof(WithField), "field")]
    [InlineData(typeof(WithList), "List`1")]
    [InlineData(typeof(WithArray), "Int32[]")]
    [InlineData(typeof(WithNestedList), "List`1")]
    [InlineData(typeof(WithClass), "WithField")]
    [InlineData(typeof(Coordinates), "Double[]")]
    [InlineData(typeof(WithObject), "Object")]
    public void What_can_be_changed_is_found(Type wrong, string flaw) => Assert.Contains(Immutability.Flaws(wrong), found => found.Contains(flaw));

    // Harm: the rule is so strict that people work around it.
    [Fact]
    public void What_cannot_be_changed_passes() => Assert.Empty(Immutability.Flaws(typeof(Good)));

    private sealed record Good(int Number, string? Text, IReadOnlyList<Good> More, IReadOnlyDictionary<string, DateTimeOffset?> Times)
    {
        public int Twice => Number * 2;
    }

    private sealed record WithSetter(int Number)
    {
        public int Other { get; set; }
    }

    private sealed record WithField(int Number)
    {
        public int Other = 1;
    }

    private sealed record WithList(List<int> Numbers);

    private sealed record WithArray(int[] Numbers);

    private sealed record WithNestedList(IReadOnlyList<List<int>> Numbers);

    private sealed record WithClass(WithField Inner);

    private sealed record WithObject(object Anything);

    /// <summary>Fine in a map, wrong in a message.</summary>
    private sealed record Coordinates(IReadOnlyList<double[]> Ring);
}
