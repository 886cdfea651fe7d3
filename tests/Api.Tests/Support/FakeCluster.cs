using System.Reflection;
using GridOrleans.Contracts.Grains;
using Orleans;

namespace GridOrleans.ApiTests.Support;

/// <summary>A cluster that knows issues and nothing else; whatever else is asked of it times out.</summary>
public class FakeCluster : DispatchProxy
{
    private FakeIssues issues = null!;

    public static IClusterClient Of(FakeIssues issues)
    {
        var cluster = Create<IClusterClient, FakeCluster>();
        ((FakeCluster)(object)cluster).issues = issues;
        return cluster;
    }

    protected override object? Invoke(MethodInfo? method, object?[]? arguments) =>
        method!.IsGenericMethod && method.GetGenericArguments()[0] == typeof(IIssueGrain) && arguments![0] is Guid id
            ? issues.Grain(id)
            : throw new TimeoutException($"{method.Name} is not answered here.");
}
