namespace GridOrleans.Storage;

/// <summary>Values of a statement that is put together from parts; only its shape is ever text.</summary>
internal sealed class SqlParameters
{
    private readonly List<object> values = [];

    public string Add(object value)
    {
        values.Add(value);
        return $"${values.Count}";
    }

    public void CopyTo(NpgsqlParameterCollection parameters)
    {
        foreach (var value in values) parameters.Add(new() { Value = value });
    }

    /// <summary>A code that begins with another. Codes are digits, so they all sort before the code followed by a colon.</summary>
    public string Within(string column, string code)
    {
        var parameter = Add(code);
        return $"({column} >= {parameter} and {column} < {parameter} || ':')";
    }
}
