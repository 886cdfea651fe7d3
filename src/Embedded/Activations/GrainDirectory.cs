using System.Collections.Concurrent;

namespace GridOrleans.Embedded.Activations;

/// <summary>Which class stands behind a grain interface, and behind a name in a grain id.</summary>
internal sealed class GrainDirectory
{
    private readonly Dictionary<string, GrainClass> _byName = [];
    private readonly ConcurrentDictionary<Type, GrainClass> _byInterface = new();

    public GrainDirectory(EmbeddedEngineOptions options)
    {
        foreach (var type in options.GrainAssemblies.Distinct().SelectMany(assembly => assembly.GetTypes()).Where(GrainClass.IsGrainClass))
        {
            var found = new GrainClass(type, options);
            if (!_byName.TryAdd(found.Name, found)) throw new InvalidOperationException($"{type.FullName} and {_byName[found.Name].Type.FullName} are both grain type “{found.Name}”.");
        }
    }

    public int Count => _byName.Count;

    public GrainClass ClassNamed(string name) => _byName[name];

    /// <exception cref="ArgumentException">No class, or more than one, implements the interface.</exception>
    public GrainClass ClassOf(Type @interface, string? classNamePrefix) => classNamePrefix is null
        ? _byInterface.GetOrAdd(@interface, type => Only(type, null))
        : Only(@interface, classNamePrefix);

    private GrainClass Only(Type @interface, string? prefix)
    {
        var found = _byName.Values.Where(one => @interface.IsAssignableFrom(one.Type) && (prefix is null || one.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal))).ToArray();
        if (found.Length > 1 && found.SingleOrDefault(one => one.Type.Name == @interface.Name[1..]) is { } namesake) return namesake; // IFoo is Foo's, as in Orleans
        return found.Length == 1 ? found[0] : throw new ArgumentException(found.Length == 0
            ? $"No grain class implements {@interface.FullName}{(prefix is null ? "" : $" with a name that starts with {prefix}")}; is its assembly among the engine's GrainAssemblies?"
            : $"{@interface.FullName} is implemented by several grain classes: {string.Join(", ", found.Select(one => one.Type.FullName))}.");
    }
}
