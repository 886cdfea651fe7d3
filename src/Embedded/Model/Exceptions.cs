namespace Orleans.Runtime
{
    /// <summary>The engine, not the grain, failed the call.</summary>
    public class OrleansException : Exception
    {
        public OrleansException()
        {
        }

        public OrleansException(string message)
            : base(message)
        {
        }

        public OrleansException(string message, Exception? innerException)
            : base(message, innerException)
        {
        }
    }

    /// <summary>A bound was reached; the call did not reach its grain and may be made again later.</summary>
    public sealed class LimitExceededException : OrleansException
    {
        public LimitExceededException(string message)
            : base(message)
        {
        }

        public LimitExceededException(string limitName, int current, int threshold, object extraInfo)
            : base($"Limit exceeded {limitName} Current={current} Threshold={threshold} {extraInfo}")
        {
        }
    }

    /// <summary>The grains are not running here (yet, or any more). The outcome of a call that was under way is unknown.</summary>
    public class SiloUnavailableException : OrleansException
    {
        public SiloUnavailableException(string message)
            : base(message)
        {
        }

        public SiloUnavailableException(string message, Exception? innerException)
            : base(message, innerException)
        {
        }
    }
}

namespace Orleans.Storage
{
    using Orleans.Runtime;

    /// <summary>Somebody else wrote the state since this activation read it. If it escapes from a call, the activation ends and the next one reads anew.</summary>
    public class InconsistentStateException : OrleansException
    {
        public InconsistentStateException(string message)
            : base(message)
        {
        }

        public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException = null)
            : base(errorMsg, storageException)
        {
            StoredEtag = storedEtag;
            CurrentEtag = currentEtag;
        }

        /// <summary>What the store holds, where it is known.</summary>
        public string? StoredEtag { get; }

        /// <summary>What the activation had read.</summary>
        public string? CurrentEtag { get; }

        /// <summary>Only the activation that met the conflict ends, not the callers the exception passes on its way.</summary>
        internal bool IsSourceActivation { get; set; } = true;
    }

    /// <summary>A grain names a store that was not configured.</summary>
    public class BadProviderConfigException(string message) : OrleansException(message);
}
