using System.Reflection;
using System.Reflection.Emit;
using GridOrleans.EngineTests.Grains;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace GridOrleans.EngineTests.Engines.Embedded;

/// <summary>What this engine does not do is refused when it is built, by a sentence that says which engine does.</summary>
public sealed class Refusals
{
    public static TheoryData<string, Type?, Type?> Refused => new()
    {
        { "reminders", null, typeof(IRemindable) },
        { "several activations", typeof(StatelessWorkerAttribute), null },
        { "[Transaction]", null, typeof(ITransacting) },
        { "IAsyncEnumerable", null, typeof(IStreaming) },
        { "[ReadOnly]", null, typeof(IReading) },
    };

    public interface ITransacting : IGrainWithStringKey
    {
        [Transaction(TransactionOption.CreateOrJoin)]
        Task Pay();
    }

    public interface IStreaming : IGrainWithStringKey
    {
        IAsyncEnumerable<int> Numbers();
    }

    public interface IReading : IGrainWithStringKey
    {
        [ReadOnly]
        Task<int> Read();
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_grain_that_needs_Orleans_is_refused_by_name(string what, Type? attribute, Type? @interface)
    {
        var refusal = Assert.Throws<NotSupportedException>(() => Start(GrainWith(attribute, @interface ?? typeof(IGuidKeyGrain))));

        Assert.Contains(what, refusal.Message);
        Assert.Contains("Engine=Orleans", refusal.Message);
        Assert.Contains("Sample", refusal.Message);
    }

    [Fact]
    public void A_store_nobody_configured_is_refused()
    {
        var engine = EngineUnderTest.Create("Host=nowhere", options => options.Stores.Clear());

        Assert.Contains("“grid”", Assert.Throws<BadProviderConfigException>(() => engine.Grains).Message);
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused_by_name()
    {
        var engine = EngineUnderTest.Create("Host=nowhere", options => options.ResponseTimeout = TimeSpan.Zero);

        Assert.Contains("ResponseTimeout", Assert.Throws<InvalidOperationException>(() => engine.Grains).Message);
    }

    [Fact]
    public async Task A_call_before_the_start_is_refused()
    {
        var engine = EngineUnderTest.Create("Host=nowhere");

        var refusal = await Assert.ThrowsAsync<SiloUnavailableException>(() => engine.Grains.GetGrain<IPlainGrain>("x").Sum());
        Assert.Contains("before the engine started", refusal.Message);
    }

    private static void Start(Assembly grains) => EngineUnderTest.Create("Host=nowhere", options =>
    {
        options.GrainAssemblies.Clear();
        options.GrainAssemblies.Add(grains);
    }).Services.GetRequiredService<IGrainFactory>();

    /// <summary>An assembly with one abstract-free grain class <c>Sample</c>, so that the refused ones do not stand among the suite's own.</summary>
    private static Assembly GrainWith(Type? attribute, Type @interface)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new("Refused"), AssemblyBuilderAccess.Run);
        var type = assembly.DefineDynamicModule("Refused").DefineType("Sample", TypeAttributes.Public, typeof(Grain), [@interface]);
        if (attribute is not null) type.SetCustomAttribute(new(attribute.GetConstructor(Type.EmptyTypes)!, []));
        foreach (var method in @interface.GetMethods().Concat(@interface.GetInterfaces().SelectMany(one => one.GetMethods())))
        {
            var body = type.DefineMethod(method.Name, MethodAttributes.Public | MethodAttributes.Virtual, method.ReturnType, [.. method.GetParameters().Select(one => one.ParameterType)]).GetILGenerator();
            body.Emit(OpCodes.Ldnull);
            body.Emit(OpCodes.Ret);
        }

        type.CreateType();
        return assembly;
    }
}
