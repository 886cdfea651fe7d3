using GridOrleans.Api.Words;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace GridOrleans.Api.Live;

/// <summary>
/// Keeps refusals out of the log and failures in it: SignalR writes an error for both, and anybody could fill the log by asking for what is not theirs.
/// </summary>
internal sealed class HubFailures(ILogger<HubFailures> log) : IHubFilter
{
    /// <summary>SignalR's own word on failed calls; ours replaces it.</summary>
    public const string ReplacedCategory = "Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher";

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (Exception failure) when (failure is not HubException)
        {
            log.HubMethodFailed(invocationContext.HubMethodName, failure);
            throw new HubException(ProblemCode.Internal);
        }
    }
}

internal static partial class HubFailuresLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The hub's {Method} failed.")]
    public static partial void HubMethodFailed(this ILogger log, string method, Exception failure);
}
