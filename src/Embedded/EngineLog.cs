using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace GridOrleans.Embedded;

internal static partial class EngineLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Embedded engine started with {Classes} grain classes, at most {MaxActivations} activations.")]
    public static partial void Started(ILogger log, int classes, int maxActivations);

    [LoggerMessage(Level = LogLevel.Information, Message = "Draining: {Pending} calls pending, {Activations} activations.")]
    public static partial void Draining(ILogger log, int pending, int activations);

    [LoggerMessage(Level = LogLevel.Information, Message = "Drained: every call had its answer, every activation ended.")]
    public static partial void Drained(ILogger log);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The drain ran out of time with {Pending} calls pending and {Activations} activations; the calls fail, the activations are left. Some of them: {Examples}")]
    public static partial void DrainCutShort(ILogger log, int pending, int activations, string examples);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Call timed out: {Sentence}")]
    public static partial void TimedOut(ILogger log, string sentence);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Rejected {Call}: {Reason}")]
    public static partial void Rejected(ILogger log, Calls.Call call, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "One-way call {Method} of {Grain} failed; its caller does not learn of it.")]
    public static partial void OneWayFailed(ILogger log, Exception failure, string method, GrainId grain);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A timer of {Grain} failed; it goes on.")]
    public static partial void TimerFailed(ILogger log, Exception failure, GrainId grain);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Grain} failed to activate; the calls waiting for it fail with the same exception.")]
    public static partial void ActivationFailed(ILogger log, Exception failure, GrainId grain);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Grain} failed while deactivating; its activation ends nevertheless.")]
    public static partial void DeactivationFailed(ILogger log, Exception failure, GrainId grain);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outcome of a call of {Grain} could not be handed to its caller.")]
    public static partial void SettleFailed(ILogger log, Exception failure, GrainId grain);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A turn of {Grain} blocked its thread for {Milliseconds} ms.")]
    public static partial void LongTurn(ILogger log, GrainId grain, long milliseconds);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Ended {Ended} idle activations; {Left} are left.")]
    public static partial void Collected(ILogger log, int ended, int left);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Ended {Ended} idle activations before their time: {Why} {Left} are left.")]
    public static partial void Shed(ILogger log, int ended, string why, int left);

    [LoggerMessage(Level = LogLevel.Information, Message = "This process holds the database's engine lock: it alone runs the grains.")]
    public static partial void LockTaken(ILogger log);

    [LoggerMessage(Level = LogLevel.Error, Message = "The connection that holds the engine lock broke; trying to take the lock again.")]
    public static partial void LockLost(ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Critical, Message = "{Sentence}")]
    public static partial void LockTakenByAnother(ILogger log, string sentence);
}
