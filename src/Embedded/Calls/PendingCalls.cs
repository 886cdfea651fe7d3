namespace GridOrleans.Embedded.Calls;

/// <summary>
/// Every call whose caller still waits. So the response timeout finds them, and so the drain knows when the last one has an answer.
/// Several lists with a lock each, for callers on several processors.
/// </summary>
internal sealed class PendingCalls
{
    private readonly Stripe[] _stripes = [.. Enumerable.Range(0, 16).Select(_ => new Stripe())];

    public int Count => _stripes.Sum(stripe => stripe.Count);

    public void Add(Call call)
    {
        call.PendingStripe = Environment.CurrentManagedThreadId % _stripes.Length;
        var stripe = _stripes[call.PendingStripe];
        lock (stripe)
        {
            call.PendingAfter = stripe.First;
            if (stripe.First is not null) stripe.First.PendingBefore = call;
            stripe.First = call;
            stripe.Count++;
        }
    }

    public void Remove(Call call)
    {
        var stripe = _stripes[call.PendingStripe];
        lock (stripe)
        {
            if (call.PendingBefore is null) stripe.First = call.PendingAfter;
            else call.PendingBefore.PendingAfter = call.PendingAfter;
            if (call.PendingAfter is not null) call.PendingAfter.PendingBefore = call.PendingBefore;
            call.PendingBefore = call.PendingAfter = null;
            stripe.Count--;
        }
    }

    /// <summary>Those that match at this moment, outside of any lock.</summary>
    public List<Call> Where(Func<Call, bool> matches)
    {
        var found = new List<Call>();
        foreach (var stripe in _stripes)
        {
            lock (stripe)
            {
                for (var call = stripe.First; call is not null; call = call.PendingAfter)
                {
                    if (matches(call)) found.Add(call);
                }
            }
        }

        return found;
    }

    private sealed class Stripe
    {
        public Call? First;
        public int Count;
    }
}
