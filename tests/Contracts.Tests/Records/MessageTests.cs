using System.Reflection;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.Tests.Support;
using Orleans;

namespace GridOrleans.Contracts.Tests.Records;

/// <summary>What grains say to each other, found from the methods of their interfaces.</summary>
public sealed class MessageTests
{
    private static readonly Type[] Interfaces = RecordTypes.Contracts.GetExportedTypes()
        .Where(type => type.IsInterface && (typeof(IGrain).IsAssignableFrom(type) || typeof(IGrainObserver).IsAssignableFrom(type)))
        .ToArray();

    public static TheoryData<Type> GrainInterfaces => [.. Interfaces];

    public static TheoryData<Type> Messages => [.. Reachable(Interfaces.SelectMany(Signature)).Where(type => type.Assembly == RecordTypes.Contracts && !type.IsEnum)];

    // Harm: a message that crossed fine in one process cannot be sent to another silo, and nobody notices before there are two.
    [Theory]
    [MemberData(nameof(Messages))]
    public void Every_message_can_be_serialized_by_the_cluster(Type type)
    {
        if (!Unmarked.Contains(type.Name)) Assert.Contains(type.CustomAttributes, attribute => attribute.AttributeType.Name == "GenerateSerializerAttribute");
    }

    // Harm: a record with array coordinates, fine in a map, comes to be shared by two grains.
    [Fact]
    public void Nothing_of_the_plan_or_the_map_crosses_a_grain_boundary() =>
        Assert.DoesNotContain(Reachable(Interfaces.SelectMany(Signature)), type => type.Namespace == "GridOrleans.Contracts.Areas");

    // Harm: an interface renamed in a new version cannot be called by the silos of the old one.
    [Theory]
    [MemberData(nameof(GrainInterfaces))]
    public void Every_grain_interface_has_a_name_of_its_own(Type type) =>
        Assert.Equal($"GridOrleans.{type.Name}", type.CustomAttributes.Single(attribute => attribute.AttributeType.Name == "AliasAttribute").ConstructorArguments[0].Value);

    // Harm: a grain method that answers at once, or with nothing to await, cannot be called across processes.
    [Theory]
    [MemberData(nameof(GrainInterfaces))]
    public void Every_grain_method_is_awaited(Type type) =>
        Assert.All(type.GetMethods(), method => Assert.True(typeof(Task).IsAssignableFrom(method.ReturnType), method.Name));

    // Harm: the walk finds nothing to look at.
    [Fact]
    public void The_walk_finds_the_messages()
    {
        Assert.Contains(typeof(IIssueGrain), Interfaces);
        Assert.Contains(typeof(IFeedObserver), Interfaces);
        var reached = Reachable(Interfaces.SelectMany(Signature)).ToArray();
        Assert.Contains(typeof(CommandRequest), reached);
        Assert.Contains(typeof(Domain.Issues.IssueCommand.Whistle), reached);
        Assert.Contains(typeof(Wall.RungRow), reached);
        Assert.DoesNotContain(typeof(Outbox.OutboxMessage), reached);
    }

    /// <summary>Records without a generated codec travel as plain JSON like those of Domain; named here so that it is a choice.</summary>
    private static readonly string[] Unmarked = ["ReporterDetails"];

    private static IEnumerable<Type> Signature(Type type) => type.GetMethods()
        .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType));

    private static HashSet<Type> Reachable(IEnumerable<Type> types)
    {
        HashSet<Type> found = [];
        var open = new Stack<Type>(types);
        while (open.TryPop(out var type))
        {
            foreach (var element in RecordTypes.Elements(type)) open.Push(element);
            if (!RecordTypes.IsOurs(type) || type.IsInterface || !found.Add(type)) continue;
            if (!RecordTypes.IsRecord(type)) continue;
            foreach (var member in Json.ClosedFamilies.Members(type)) open.Push(member);
            if (!type.IsAbstract) foreach (var value in RecordTypes.Values(type)) open.Push(value.PropertyType);
        }

        return found;
    }
}
