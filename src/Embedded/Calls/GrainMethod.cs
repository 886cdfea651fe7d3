using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace GridOrleans.Embedded.Calls;

/// <summary>A method of a grain or observer interface: how it is called and what its attributes ask.</summary>
internal abstract class GrainMethod
{
    private static readonly ConcurrentDictionary<MethodInfo, GrainMethod> s_known = new();

    protected GrainMethod(MethodInfo method)
    {
        Name = $"{method.DeclaringType!.Name}.{method.Name}";
        IsOneWay = method.IsDefined(typeof(OneWayAttribute)) || method.ReturnType == typeof(void);
        AlwaysInterleaves = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        ResponseTimeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
        CancellationArgument = Array.FindIndex(method.GetParameters(), parameter => parameter.ParameterType == typeof(CancellationToken));
        Invoke = Compile(method);
    }

    public string Name { get; }

    public bool IsOneWay { get; }

    public bool AlwaysInterleaves { get; }

    public TimeSpan? ResponseTimeout { get; }

    /// <summary>Position of the <see cref="CancellationToken"/>; −1 = none.</summary>
    public int CancellationArgument { get; }

    public Func<object, object?[], Task> Invoke { get; }

    public static GrainMethod Of(MethodInfo method) => s_known.GetOrAdd(method, Create);

    public abstract Call NewCall(EmbeddedEngine engine, GrainReference target, object?[] arguments);

    private static GrainMethod Create(MethodInfo method)
    {
        var returned = method.ReturnType;
        if (returned == typeof(Task) || returned == typeof(void)) return new GrainMethod<Nothing>(method, call => call);
        if (returned == typeof(ValueTask)) return new GrainMethod<Nothing>(method, call => new ValueTask(call));
        if (returned.IsGenericType && returned.GetGenericTypeDefinition() is var open && (open == typeof(Task<>) || open == typeof(ValueTask<>)))
        {
            var build = (open == typeof(Task<>) ? (Func<MethodInfo, GrainMethod>)OfTask<Nothing> : OfValueTask<Nothing>).Method.GetGenericMethodDefinition();
            return (GrainMethod)build.MakeGenericMethod(returned.GenericTypeArguments).Invoke(null, [method])!;
        }

        throw new NotSupportedException($"{method.DeclaringType}.{method.Name} returns {returned}; a grain method returns Task or ValueTask, an observer's may return void.");
    }

    private static GrainMethod OfTask<T>(MethodInfo method) => new GrainMethod<T>(method, call => call);

    private static GrainMethod OfValueTask<T>(MethodInfo method) => new GrainMethod<T>(method, call => new ValueTask<T>(call));

    /// <summary><c>(target, arguments) => (Task)((IFoo)target).Bar((T0)arguments[0], …)</c>, compiled once.</summary>
    private static Func<object, object?[], Task> Compile(MethodInfo method)
    {
        var target = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(object?[]));
        var given = method.GetParameters().Select((parameter, index) =>
            (Expression)Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(index)), parameter.ParameterType));
        Expression call = Expression.Call(Expression.Convert(target, method.DeclaringType!), method, given);
        if (method.ReturnType == typeof(void)) call = Expression.Block(call, Expression.Constant(Task.CompletedTask));
        else if (method.ReturnType.IsValueType) call = Expression.Call(call, nameof(ValueTask.AsTask), null);
        return Expression.Lambda<Func<object, object?[], Task>>(Expression.Convert(call, typeof(Task)), target, arguments).Compile();
    }
}

/// <summary>The result of a method that has none.</summary>
internal readonly struct Nothing;

/// <param name="wrap">From the call's task to the method's own return type.</param>
internal sealed class GrainMethod<TResult>(MethodInfo method, Func<Task<TResult>, object> wrap) : GrainMethod(method)
{
    private readonly object _sent = wrap(Task.FromResult<TResult>(default!));

    public override Call NewCall(EmbeddedEngine engine, GrainReference target, object?[] arguments) => new Call<TResult>(engine, target.GrainId, this, arguments);

    /// <summary>What the caller gets at once; of a one-way call only that it was sent.</summary>
    public object Returned(Task<TResult> call) => IsOneWay ? _sent : wrap(call);
}
