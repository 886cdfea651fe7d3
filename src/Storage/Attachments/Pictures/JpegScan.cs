using GridOrleans.Storage.Attachments.Media;

namespace GridOrleans.Storage.Attachments.Pictures;

/// <summary>How one block is read in one scan: all at once, or the pass of a progressive picture that it is (T.81, annex G).</summary>
/// <param name="first">First and last coefficient of the pass.</param>
/// <param name="before">Bits of precision there were before the pass; 0 = it is the first for these coefficients.</param>
/// <param name="low">Bits that are still to come after it.</param>
internal sealed class JpegScan(bool isProgressive, int first, int last, int before, int low)
{
    private int blocksDone;

    public void ResetRun() => blocksDone = 0;

    public void ReadBlock(ref JpegBits bits, JpegPlane plane, Span<short> block)
    {
        if (!isProgressive) Sequential(ref bits, plane, block);
        else if (first == 0 && before == 0) block[0] = (short)(NextDc(ref bits, plane) << low);
        else if (first == 0) block[0] |= (short)(bits.Take(1) << low);
        else if (before == 0) FirstPass(ref bits, plane, block);
        else Refine(ref bits, plane, block);
    }

    private static int NextDc(ref JpegBits bits, JpegPlane plane)
    {
        var size = plane.Dc!.Read(ref bits);
        return plane.Predicted = (short)(plane.Predicted + bits.Signed(size));
    }

    private static void Sequential(ref JpegBits bits, JpegPlane plane, Span<short> block)
    {
        block[0] = (short)NextDc(ref bits, plane);
        for (var k = 1; k < 64; k++)
        {
            var code = plane.Ac!.Read(ref bits);
            var (run, size) = (code >> 4, code & 15);
            if (size == 0 && run < 15) return;
            k += run;
            if (size == 0) continue;
            if (k > 63) throw new DamagedFileException("a block that is too long");
            block[JpegTables.ZigZag[k]] = (short)bits.Signed(size);
        }
    }

    private void FirstPass(ref JpegBits bits, JpegPlane plane, Span<short> block)
    {
        if (blocksDone > 0)
        {
            blocksDone--;
            return;
        }

        for (var k = first; k <= last; k++)
        {
            var code = plane.Ac!.Read(ref bits);
            var (run, size) = (code >> 4, code & 15);
            if (size == 0 && run < 15)
            {
                blocksDone = (1 << run) - 1 + bits.Take(run);
                return;
            }

            k += run;
            if (size == 0) continue;
            if (k > last) throw new DamagedFileException("a block that is too long");
            block[JpegTables.ZigZag[k]] = (short)(bits.Signed(size) << low);
        }
    }

    private void Refine(ref JpegBits bits, JpegPlane plane, Span<short> block)
    {
        var k = first;
        for (; blocksDone == 0 && k <= last; k++)
        {
            var code = plane.Ac!.Read(ref bits);
            var (run, size) = (code >> 4, code & 15);
            if (size == 0 && run < 15)
            {
                blocksDone = (1 << run) + bits.Take(run);
                break;
            }

            if (size > 1) throw new DamagedFileException("a refinement that is none");
            var fresh = size == 0 ? 0 : bits.Bit() ? 1 << low : -1 << low;

            // Passes over as many zeros as the run says, refining what is not zero on the way.
            for (; k <= last; k++)
            {
                ref var coefficient = ref block[JpegTables.ZigZag[k]];
                if (coefficient != 0) Refine(ref bits, ref coefficient);
                else if (--run < 0) break;
            }

            if (fresh != 0 && k <= last) block[JpegTables.ZigZag[k]] = (short)fresh;
        }

        if (blocksDone == 0) return;
        for (; k <= last; k++)
        {
            ref var coefficient = ref block[JpegTables.ZigZag[k]];
            if (coefficient != 0) Refine(ref bits, ref coefficient);
        }

        blocksDone--;
    }

    private void Refine(ref JpegBits bits, ref short coefficient)
    {
        if (bits.Bit() && (coefficient & 1 << low) == 0) coefficient += (short)(coefficient >= 0 ? 1 << low : -1 << low);
    }
}
