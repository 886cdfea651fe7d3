using System.Reflection;
using GridOrleans.Embedded.State;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace GridOrleans.Embedded.Activations;

/// <summary>What the engine knows of a grain class, found out once at start-up; whatever is wrong with the class is said there.</summary>
internal sealed class GrainClass
{
    private readonly ObjectFactory _factory;
    private readonly (PersistentStateAttribute Facet, ConstructorInfo State)[] _states;

    public GrainClass(Type type, EmbeddedEngineOptions options)
    {
        Type = type;
        Name = (type.Name.EndsWith("Grain", StringComparison.Ordinal) && type.Name.Length > 5 ? type.Name[..^5] : type.Name).ToLowerInvariant();
        Interfaces = [.. type.GetInterfaces().Where(IsOfGrains)];
        OnlyOnOrleans.Refuse(type, Interfaces);
        if (Interfaces.Length == 0) throw new InvalidOperationException($"{type.FullName} is a grain class without a grain interface (IGrainWithStringKey, …WithGuidKey or …WithIntegerKey).");
        if (!typeof(IGrainBase).IsAssignableFrom(type)) throw new InvalidOperationException($"{type.FullName} implements a grain interface but derives neither from Grain nor from IGrainBase.");
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute));
        IdleFor = type.IsDefined(typeof(KeepAliveAttribute)) ? Timeout.InfiniteTimeSpan
            : type.GetCustomAttribute<CollectionAgeLimitAttribute>()?.AgeLimit ?? options.IdleAge;

        var constructors = type.GetConstructors();
        var constructor = constructors.Length == 1 ? constructors[0]
            : constructors.SingleOrDefault(one => one.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute)))
              ?? throw new InvalidOperationException($"{type.FullName} needs exactly one public constructor, or one marked [ActivatorUtilitiesConstructor].");
        _states = [.. constructor.GetParameters().Where(one => one.IsDefined(typeof(PersistentStateAttribute))).Select(one => StateOf(one, options))];
        _factory = ActivatorUtilities.CreateFactory(type, [.. _states.Select(state => state.State.DeclaringType!)]);
    }

    public Type Type { get; }

    /// <summary>As in Orleans: the class's name in lower case, without “Grain”.</summary>
    public string Name { get; }

    public Type[] Interfaces { get; }

    public bool IsReentrant { get; }

    /// <summary>Idle time after which an activation ends; <see cref="Timeout.InfiniteTimeSpan"/> = never.</summary>
    public TimeSpan IdleFor { get; }

    public bool HasState => _states.Length > 0;

    public static bool IsGrainClass(Type type) =>
        type is { IsClass: true, IsAbstract: false } && !typeof(GrainReference).IsAssignableFrom(type) && (typeof(Grain).IsAssignableFrom(type) || type.GetInterfaces().Any(IsOfGrains));

    public object Make(IServiceProvider services, Activation activation, out IReadOnlyList<ILoadable> states)
    {
        var made = new object[_states.Length];
        for (var at = 0; at < made.Length; at++) made[at] = _states[at].State.Invoke([activation, _states[at].Facet.StateName]);
        states = made.Length == 0 ? [] : [.. made.Cast<ILoadable>()];
        return _factory(services, made);
    }

    private static bool IsOfGrains(Type type) => type.IsInterface && typeof(IGrain).IsAssignableFrom(type) && type.Assembly != typeof(IGrain).Assembly;

    private static (PersistentStateAttribute Facet, ConstructorInfo State) StateOf(ParameterInfo parameter, EmbeddedEngineOptions options)
    {
        var facet = parameter.GetCustomAttribute<PersistentStateAttribute>()!;
        var type = parameter.ParameterType;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IPersistentState<>))
        {
            throw new InvalidOperationException($"[PersistentState] of {parameter.Member.DeclaringType} is on “{parameter.Name}”, which is {type} and not IPersistentState<…>.");
        }

        options.CheckStore(facet.StorageName, parameter.Member.DeclaringType!);
        return (facet, typeof(PersistentState<>).MakeGenericType(type.GenericTypeArguments).GetConstructors().Single());
    }
}
