using GridOrleans.EngineTests.Grains;
using Orleans.Storage;

namespace GridOrleans.EngineTests;

public sealed class PersistentStates(EngineFixture fixture) : EngineTest(fixture)
{
    private ILedgerGrain Ledger => Grain<ILedgerGrain>();

    [Fact]
    public async Task A_new_grain_has_an_empty_state_and_no_record() => Assert.Equal(new LedgerView(1, false, false, ""), await Ledger.Look());

    [Fact]
    public async Task What_was_written_outlives_the_activation_and_what_was_not_does_not()
    {
        Assert.Equal(new LedgerView(1, true, true, "one"), await Ledger.Write("one"));
        await Ledger.Write("two");
        await Ledger.Scribble("three");
        await Ledger.End();

        Assert.Equal(new LedgerView(2, true, true, "one,two"), await Ledger.Look());
    }

    [Fact]
    public async Task Reading_again_forgets_what_was_not_written()
    {
        await Ledger.Write("one");
        await Ledger.Scribble("two");

        Assert.Equal("one", (await Ledger.Reread()).Entries);
    }

    [Fact]
    public async Task A_cleared_state_is_empty_and_can_be_written_again()
    {
        await Ledger.Write("one");

        var cleared = await Ledger.Clear();
        Assert.False(cleared.Exists);
        Assert.Equal("", cleared.Entries);

        await Ledger.Write("two");
        await Ledger.End();
        Assert.Equal(new LedgerView(2, true, true, "two"), await Ledger.Look());
    }

    [Fact]
    public async Task A_write_over_somebody_elses_is_refused_whether_or_not_there_was_a_record()
    {
        Assert.Equal(nameof(InconsistentStateException), await Ledger.ConflictCaught());

        var other = Grain<ILedgerGrain>($"{Key}-other");
        await other.Write("one");
        await other.End();
        Assert.Equal(nameof(InconsistentStateException), await other.ConflictCaught());
    }

    [Fact]
    public async Task A_conflict_that_escapes_ends_the_activation_and_the_next_one_reads_what_was_written()
    {
        await Assert.ThrowsAsync<InconsistentStateException>(() => Ledger.ConflictEscapes());

        Assert.Equal(new LedgerView(2, true, true, "of the second"), await Ledger.Look());
    }

    [Fact]
    public async Task A_conflict_that_the_grain_handles_does_not_end_the_activation()
    {
        await Ledger.ConflictCaught();

        Assert.Equal(new LedgerView(1, true, true, "of the second"), await Ledger.Reread());
    }
}
