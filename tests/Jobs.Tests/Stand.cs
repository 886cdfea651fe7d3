using System.Reflection;

namespace GridOrleans.JobTests;

/// <summary>Answers an interface whose members differ per engine, by name.</summary>
public class Stand : DispatchProxy
{
    private Func<MethodInfo, object?[], object?> answer = (_, _) => null;

    public static T In<T>(Func<MethodInfo, object?[], object?> answer)
        where T : class
    {
        var stand = Create<T, Stand>();
        ((Stand)(object)stand).answer = answer;
        return stand;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => answer(targetMethod!, args ?? []);
}
