using System.Globalization;

namespace Orleans.Runtime;

/// <summary>Which grain: the type name of its class (“issue” for IssueGrain) and its key, written <c>type/key</c> as Orleans writes it.</summary>
public readonly struct GrainId : IEquatable<GrainId>
{
    private readonly string _type;
    private readonly string _key;
    private readonly int _hash;

    private GrainId(string type, string key)
    {
        _type = type;
        _key = key;
        _hash = HashCode.Combine(type, key);
    }

    public GrainType Type => new(_type);

    public IdSpan Key => new(_key);

    public bool IsDefault => _type is null;

    public static GrainId Create(string type, string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return new(type, key);
    }

    /// <summary>The key's text of a GUID: 32 digits.</summary>
    internal static string KeyOf(Guid key) => key.ToString("N");

    /// <summary>The key's text of an integer: hexadecimal.</summary>
    internal static string KeyOf(long key) => key.ToString("X", CultureInfo.InvariantCulture);

    public bool Equals(GrainId other) => _hash == other._hash && _key == other._key && _type == other._type;

    public override bool Equals(object? obj) => obj is GrainId other && Equals(other);

    public override int GetHashCode() => _hash;

    public override string ToString() => $"{_type}/{_key}";

    public static bool operator ==(GrainId left, GrainId right) => left.Equals(right);

    public static bool operator !=(GrainId left, GrainId right) => !left.Equals(right);
}

/// <summary>The name of a grain class in grain ids.</summary>
public readonly record struct GrainType(string Name)
{
    public override string ToString() => Name;
}

/// <summary>A grain's key as text.</summary>
public readonly record struct IdSpan(string Text)
{
    public override string ToString() => Text;
}
