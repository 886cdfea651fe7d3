using System.Collections.Concurrent;
using System.Reflection;
using GridOrleans.Embedded;
using GridOrleans.Embedded.Calls;
using GridOrleans.Embedded.Observers;

namespace Orleans.Runtime;

/// <summary>
/// What stands for a grain or an observer in its callers' hands: a runtime-made proxy of its interface. Two references to the same grain are
/// equal.
/// </summary>
public class GrainReference : DispatchProxy, IAddressable, IEquatable<GrainReference>
{
    private static readonly ConcurrentDictionary<Type, GrainReference> s_prototypes = new();
    private static readonly MethodInfo s_create = typeof(DispatchProxy).GetMethod(nameof(Create), 2, [])!;

    private EmbeddedEngine _engine = null!;

    public GrainId GrainId { get; private set; }

    internal ObserverTarget? Observer { get; private set; }

    /// <summary>Making a proxy costs reflection, copying one does not: each interface has one that is copied.</summary>
    internal static object Create(EmbeddedEngine engine, GrainId id, Type @interface, ObserverTarget? observer = null)
    {
        var prototype = s_prototypes.GetOrAdd(@interface, type => (GrainReference)s_create.MakeGenericMethod(type, typeof(GrainReference)).Invoke(null, null)!);
        var reference = (GrainReference)prototype.MemberwiseClone();
        reference._engine = engine;
        reference.GrainId = id;
        reference.Observer = observer;
        return reference;
    }

    internal TInterface As<TInterface>() => this is TInterface already ? already : (TInterface)Create(_engine, GrainId, typeof(TInterface), Observer);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var call = GrainMethod.Of(targetMethod!).NewCall(_engine, this, args ?? []);
        _engine.Send(call, Observer);
        return targetMethod!.ReturnType == typeof(void) ? null : call.Returned;
    }

    public bool Equals(GrainReference? other) => other is not null && GrainId == other.GrainId && _engine == other._engine;

    public override bool Equals(object? obj) => obj is GrainReference other && Equals(other);

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => $"GrainReference:{GrainId}";
}
