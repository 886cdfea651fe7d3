using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime
{
    public readonly struct GrainTimerCreationOptions()
    {
        [SetsRequiredMembers]
        public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
            : this()
        {
            DueTime = dueTime;
            Period = period;
        }

        /// <summary>Until the first tick; <see cref="Timeout.InfiniteTimeSpan"/> = not before <see cref="IGrainTimer.Change"/>.</summary>
        public required TimeSpan DueTime { get; init; }

        /// <summary>From the end of a tick to the next; <see cref="Timeout.InfiniteTimeSpan"/> = ticks once.</summary>
        public required TimeSpan Period { get; init; }

        /// <summary>A tick does not wait for the call under way.</summary>
        public bool Interleave { get; init; }

        /// <summary>A tick counts as use of the activation.</summary>
        public bool KeepAlive { get; init; }
    }

    /// <summary>A running timer of an activation. Disposing it also cancels the token of the tick under way.</summary>
    public interface IGrainTimer : IDisposable
    {
        /// <summary>Sets new times. During a tick they count from its end.</summary>
        void Change(TimeSpan dueTime, TimeSpan period);
    }
}
