using System.Collections;

namespace GridOrleans.Contracts.Tests.Support;

/// <summary>Compares by every value inside and names the first difference; JSON is not asked, because JSON is what is tested.</summary>
public static class Deep
{
    public static void Equal(object? expected, object? actual, string path = "$")
    {
        if (expected is null || actual is null)
        {
            Assert.True(expected is null && actual is null, $"{path}: {expected ?? "null"} became {actual ?? "null"}");
            return;
        }

        switch (expected)
        {
            case IDictionary pairs:
                var others = (IDictionary)actual;
                Assert.True(pairs.Count == others.Count, $"{path}: {pairs.Count} pairs became {others.Count}");
                foreach (var key in pairs.Keys) Equal(pairs[key], others[key], $"{path}[{key}]");
                break;
            case IEnumerable list and not string:
                var (left, right) = (list.Cast<object?>().ToArray(), ((IEnumerable)actual).Cast<object?>().ToArray());
                Assert.True(left.Length == right.Length, $"{path}: {left.Length} items became {right.Length}");
                for (var index = 0; index < left.Length; index++) Equal(left[index], right[index], $"{path}[{index}]");
                break;
            case var record when RecordTypes.IsRecord(record.GetType()):
                Assert.True(record.GetType() == actual.GetType(), $"{path}: a {record.GetType().Name} became a {actual.GetType().Name}");
                foreach (var value in RecordTypes.Values(record.GetType())) Equal(value.GetValue(record), value.GetValue(actual), $"{path}.{value.Name}");
                break;
            default:
                Assert.True(expected.Equals(actual), $"{path}: {expected} became {actual}");
                break;
        }
    }
}
