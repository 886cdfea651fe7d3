namespace GridOrleans.CityDay.Tests.Checking;

/// <summary>Domain and model disagree; says on what, and how the case came there.</summary>
public sealed class DifferenceException(string what) : Exception(what);

/// <summary>Collects what is not equal; costs nothing while everything is.</summary>
internal sealed class Differences
{
    private List<string>? found;

    public IReadOnlyList<string> Found => found ?? [];

    /// <summary>What the checks that follow are about.</summary>
    public string About { get; set; } = "";

    public void Check<T>(string what, T domain, T model)
    {
        if (!EqualityComparer<T>.Default.Equals(domain, model)) (found ??= []).Add($"{About} {what}: the domain says {Text(domain)}, the model {Text(model)}");
    }

    /// <returns>False when the lists cannot be compared item by item.</returns>
    public bool CheckCount(string what, int domain, int model)
    {
        Check(what, domain, model);
        return domain == model;
    }

    private static string Text<T>(T value) => value is DateTimeOffset at ? at.ToString("O") : value?.ToString() ?? "nothing";
}
