namespace Orleans.Runtime;

/// <summary>Values that travel with a call and with the calls made on its behalf. They do not travel back.</summary>
public static class RequestContext
{
    private static readonly AsyncLocal<Dictionary<string, object>?> s_values = new();

    /// <summary>Never changed once set: <see cref="Set"/> makes a new one, so that a call may keep it as it was.</summary>
    internal static Dictionary<string, object>? Values
    {
        get => s_values.Value;
        set => s_values.Value = value;
    }

    public static IEnumerable<string> Keys => Values?.Keys ?? Enumerable.Empty<string>();

    public static IEnumerable<KeyValuePair<string, object>> Entries => Values ?? Enumerable.Empty<KeyValuePair<string, object>>();

    public static object? Get(string key) => Values?.GetValueOrDefault(key);

    public static void Set(string key, object value) => Values = Values is { } values
        ? new Dictionary<string, object>(values) { [key] = value }
        : new Dictionary<string, object> { [key] = value };

    public static bool Remove(string key)
    {
        if (Values is not { } values || !values.ContainsKey(key)) return false;
        var left = new Dictionary<string, object>(values);
        left.Remove(key);
        Values = left.Count == 0 ? null : left;
        return true;
    }

    public static void Clear()
    {
        if (Values is not null) Values = null;
    }
}
