using System.Globalization;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Issues;

namespace GridOrleans.Storage.Issues;

/// <summary>
/// Case numbers “20261120-0417”: a process takes a block of the day's numbers and hands them out from memory. Blocks grow while they are used up, so a
/// quiet day has few gaps and a storm few round trips.
/// </summary>
public sealed class CaseNumbers(NpgsqlDataSource database, IDistricts districts) : ICaseNumbers, IDisposable
{
    private const int FirstBlock = 16;
    private const int LargestBlock = 1024;

    private readonly SemaphoreSlim refill = new(1, 1);
    private readonly Lock handing = new();
    private Block? block;

    public async ValueTask<string> Next(string districtCode, DateTimeOffset now, CancellationToken cancellation)
    {
        var zone = districts.Current?.Zone ?? throw new InvalidOperationException("There is no district, so there is no day to number cases of.");
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        while (true)
        {
            if (TryTake(districtCode, day, out var number)) return string.Create(CultureInfo.InvariantCulture, $"{day:yyyyMMdd}-{number:D4}");
            await refill.WaitAsync(cancellation);
            try
            {
                if (!IsUsedUp(districtCode, day)) continue;
                var size = block?.IsOf(districtCode, day) == true ? Math.Min(block.Size * 2, LargestBlock) : FirstBlock;
                var fresh = await TakeBlock(districtCode, day, size, cancellation);
                lock (handing) block = fresh;
            }
            finally
            {
                refill.Release();
            }
        }
    }

    public void Dispose() => refill.Dispose();

    private bool TryTake(string districtCode, DateOnly day, out int number)
    {
        lock (handing)
        {
            number = 0;
            if (IsUsedUp(districtCode, day)) return false;
            number = block!.Next++;
            return true;
        }
    }

    private bool IsUsedUp(string districtCode, DateOnly day) => block?.IsOf(districtCode, day) != true || block.Next >= block.End;

    private async Task<Block> TakeBlock(string districtCode, DateOnly day, int size, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            insert into case_number_block as taken (district_code, day, next_number) values ($1, $2, 1 + $3)
            on conflict (district_code, day) do update set next_number = taken.next_number + $3
            returning next_number
            """);
        command.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = districtCode }, new() { Value = day }, new() { Value = size } });
        var end = (int)(await command.ExecuteScalarAsync(cancellation))!;
        return new(districtCode, day, size) { Next = end - size, End = end };
    }

    private sealed record Block(string DistrictCode, DateOnly Day, int Size)
    {
        public int Next { get; set; }

        /// <summary>The first number that is not ours.</summary>
        public int End { get; init; }

        public bool IsOf(string districtCode, DateOnly day) => DistrictCode == districtCode && Day == day;
    }
}
