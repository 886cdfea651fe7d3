namespace GridOrleans.Grains.Wall;

/// <summary>The first few of many in order of a key, found in one pass: a wall shows twelve rows of what may be fifty thousand.</summary>
internal sealed class Nearest<TItem, TKey>(int most, IComparer<TKey> order)
{
    // The worst of the kept stands on top, ready to give way.
    private readonly PriorityQueue<(TItem Item, TKey Key), TKey> kept = new(Comparer<TKey>.Create((one, other) => order.Compare(other, one)));

    public void Offer(TItem item, TKey key)
    {
        if (kept.Count < most) kept.Enqueue((item, key), key);
        else if (order.Compare(key, kept.Peek().Key) < 0) kept.EnqueueDequeue((item, key), key);
    }

    /// <summary>First first.</summary>
    public TItem[] InOrder() => [.. kept.UnorderedItems.Select(each => each.Element).OrderBy(each => each.Key, order).Select(each => each.Item)];
}
