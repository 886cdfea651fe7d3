using System.ComponentModel;

// What this engine does not do keeps its Orleans name here, so that a grain that uses it is refused at start-up with a sentence, not misread.
namespace Orleans
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    public interface IRemindable : IGrain;

    [AttributeUsage(AttributeTargets.Method), EditorBrowsable(EditorBrowsableState.Never)]
    public sealed class TransactionAttribute(TransactionOption requirement) : Attribute
    {
        public TransactionOption Requirement { get; } = requirement;
    }

    public enum TransactionOption
    {
        Suppress,
        CreateOrJoin,
        Create,
        Join,
        Supported,
        NotAllowed,
    }

    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true), EditorBrowsable(EditorBrowsableState.Never)]
    public class ImplicitStreamSubscriptionAttribute(string streamNamespace) : Attribute
    {
        public string StreamNamespace { get; } = streamNamespace;
    }
}

namespace Orleans.Concurrency
{
    [AttributeUsage(AttributeTargets.Class), EditorBrowsable(EditorBrowsableState.Never)]
    public sealed class StatelessWorkerAttribute : Attribute
    {
        public StatelessWorkerAttribute()
        {
        }

        public StatelessWorkerAttribute(int maxLocalWorkers) => MaxLocalWorkers = maxLocalWorkers;

        public int MaxLocalWorkers { get; }
    }

    [AttributeUsage(AttributeTargets.Class), EditorBrowsable(EditorBrowsableState.Never)]
    public sealed class MayInterleaveAttribute(string callbackMethodName) : Attribute
    {
        public string CallbackMethodName { get; } = callbackMethodName;
    }

    [AttributeUsage(AttributeTargets.Method), EditorBrowsable(EditorBrowsableState.Never)]
    public sealed class ReadOnlyAttribute : Attribute;
}

namespace GridOrleans.Embedded
{
    using System.Reflection;
    using Orleans;
    using Orleans.Concurrency;

    internal static class OnlyOnOrleans
    {
        /// <exception cref="NotSupportedException">The class or one of its interfaces asks for what only Orleans does.</exception>
        public static void Refuse(Type grain, IEnumerable<Type> interfaces)
        {
            if (typeof(IRemindable).IsAssignableFrom(grain)) throw Refusal(grain, "reminders (IRemindable)");
            Refuse<ImplicitStreamSubscriptionAttribute>(grain, grain, "streams ([ImplicitStreamSubscription])");
            Refuse<StatelessWorkerAttribute>(grain, grain, "several activations of one grain ([StatelessWorker])");
            Refuse<MayInterleaveAttribute>(grain, grain, "[MayInterleave]");
            foreach (var method in interfaces.SelectMany(one => one.GetMethods()))
            {
                Refuse<TransactionAttribute>(grain, method, $"transactions ([Transaction] on {method.Name})");
                Refuse<ReadOnlyAttribute>(grain, method, $"[ReadOnly] (on {method.Name})");
                if (method.ReturnType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)) throw Refusal(grain, $"IAsyncEnumerable (from {method.Name})");
            }
        }

        private static void Refuse<TAttribute>(Type grain, MemberInfo on, string what)
            where TAttribute : Attribute
        {
            if (on.IsDefined(typeof(TAttribute))) throw Refusal(grain, what);
        }

        public static NotSupportedException Refusal(Type grain, string what) =>
            new($"{grain.FullName} uses {what}, which the embedded engine does not do. Build with Engine=Orleans.");
    }
}
