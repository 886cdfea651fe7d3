using System.Data.Common;
using GridOrleans.Storage.Issues;
using Orleans.Runtime;

namespace GridOrleans.Api.Engine;

/// <summary>
/// Nobody knows whether the grain did it: the answer did not come, or the engine failed on the way. Asking again with the same operation id tells.
/// </summary>
public sealed class OutcomeUnknownException(Exception cause, bool isTimeout)
    : Exception("The outcome of a grain call is unknown.", cause)
{
    public bool IsTimeout => isTimeout;
}

/// <summary>How the Api asks grains: every call awaited, a message the engine rejected sent once more, everything else named honestly.</summary>
public static class GrainCall
{
    public static async Task<T> Ask<T>(Func<Task<T>> call)
    {
        try
        {
            return await Once(call);
        }
        catch (OrleansException)
        {
            // Every command carries an operation id and every other call may be repeated, so once more is safe even if the first one arrived.
        }

        try
        {
            return await Once(call);
        }
        catch (OrleansException failure)
        {
            throw new OutcomeUnknownException(failure, isTimeout: false);
        }
    }

    private static async Task<T> Once<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception failure) when (failure is TimeoutException or OperationCanceledException)
        {
            throw new OutcomeUnknownException(failure, isTimeout: true);
        }
        catch (Exception failure) when (failure is DbException or CommitOutcomeUnknownException or JournalUnavailableException || IsForeign(failure))
        {
            throw new OutcomeUnknownException(failure, isTimeout: false);
        }
    }

    /// <summary>Exceptions of a type that could not cross between processes arrive as a stand-in of the engine's serializer.</summary>
    private static bool IsForeign(Exception failure) =>
        failure.GetType().Namespace?.StartsWith("Orleans", StringComparison.Ordinal) == true && failure is not OrleansException;
}
