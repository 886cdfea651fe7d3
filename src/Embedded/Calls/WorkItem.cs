namespace GridOrleans.Embedded.Calls;

/// <summary>Something that takes a turn on an activation: a call, or a tick of a timer.</summary>
internal abstract class WorkItem
{
    /// <summary>The next one in the mailbox.</summary>
    public WorkItem? Next;

    /// <summary>The order of arrival at the mailbox.</summary>
    public long Sequence;

    /// <summary>Starts although another one is under way.</summary>
    public abstract bool Interleaves { get; }

    /// <summary>Counts as use of the activation.</summary>
    public abstract bool KeepsAlive { get; }

    /// <summary>Belongs to one activation: not counted by the mailbox's bound, not handed to the next activation.</summary>
    public abstract bool IsLocal { get; }

    /// <summary>False: nobody waits for it any more, so it is not started.</summary>
    public abstract bool MayStart(TaskScheduler scheduler, long now);

    /// <summary>Runs on the activation's scheduler.</summary>
    public abstract Task Invoke(object instance);

    /// <summary>The work ended; runs on the activation's scheduler, before the activation counts itself idle.</summary>
    public abstract void Settle(Task finished);

    /// <summary>The work will not be done.</summary>
    public abstract void Reject(Exception reason);

    /// <summary>For sentences: what it is.</summary>
    public abstract override string ToString();
}

/// <summary>A first-in first-out list through <see cref="WorkItem.Next"/>: an empty mailbox costs nothing.</summary>
internal struct WorkQueue
{
    private WorkItem? _last;

    public WorkItem? First { get; private set; }

    public void Add(WorkItem item)
    {
        if (_last is null) First = item;
        else _last.Next = item;
        _last = item;
    }

    public WorkItem Take()
    {
        var item = First!;
        First = item.Next;
        if (First is null) _last = null;
        item.Next = null;
        return item;
    }
}
