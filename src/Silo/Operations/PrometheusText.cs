using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace GridOrleans.Silo.Operations;

/// <summary>The text format of Prometheus 0.0.4.</summary>
public static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(MetricStore store)
    {
        var text = new StringBuilder(8_192);
        foreach (var family in store.Read()) Write(text, family);
        text.Append("# TYPE gridorleans_metrics_dropped_total counter\ngridorleans_metrics_dropped_total ").Append(store.Dropped).Append('\n');
        return text.ToString();
    }

    /// <summary>“gridorleans.sweeper.lag” in “s” is <c>gridorleans_sweeper_lag_seconds</c>; a counter ends in <c>_total</c>.</summary>
    public static string NameOf(Instrument instrument)
    {
        var name = new StringBuilder(instrument.Name.Length + 16);
        foreach (var letter in instrument.Name) name.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '_');
        var unit = instrument.Unit switch { "s" => "_seconds", "ms" => "_milliseconds", "By" => "_bytes", _ => "" };
        var type = instrument.GetType().GetGenericTypeDefinition();
        var suffix = type == typeof(Counter<>) || type == typeof(ObservableCounter<>) ? "_total" : "";
        var text = name.ToString();
        if (suffix != "" && text.EndsWith(suffix, StringComparison.Ordinal)) text = text[..^suffix.Length];
        if (text.EndsWith(unit, StringComparison.Ordinal)) unit = "";
        return text + unit + suffix;
    }

    /// <summary>Labels in the order of their names, as they stand between the braces.</summary>
    public static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty) return "";
        var sorted = tags.ToArray();
        Array.Sort(sorted, (one, other) => string.CompareOrdinal(one.Key, other.Key));
        var text = new StringBuilder();
        foreach (var (key, value) in sorted)
        {
            if (text.Length > 0) text.Append(',');
            foreach (var letter in key) text.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '_');
            text.Append("=\"").Append(Escaped(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")).Append('"');
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, MetricFamily family)
    {
        if (family.Help is { } help) text.Append("# HELP ").Append(family.Name).Append(' ').Append(help.Replace("\\", "\\\\").Replace("\n", "\\n")).Append('\n');
        text.Append("# TYPE ").Append(family.Name).Append(' ').Append(family.Kind.ToString().ToLowerInvariant()).Append('\n');
        foreach (var (labels, series) in family.Series)
        {
            var (value, count, buckets) = series.Read();
            if (family.Kind != MetricKind.Histogram)
            {
                Line(text, family.Name, labels, value);
                continue;
            }

            var below = 0L;
            for (var bucket = 0; bucket < buckets.Length; bucket++)
            {
                below += buckets[bucket];
                var bound = bucket < family.Bounds.Count ? Number(family.Bounds[bucket]) : "+Inf";
                Line(text, family.Name + "_bucket", labels == "" ? $"le=\"{bound}\"" : $"{labels},le=\"{bound}\"", below);
            }

            Line(text, family.Name + "_sum", labels, value);
            Line(text, family.Name + "_count", labels, count);
        }
    }

    private static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels != "") text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) => double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Escaped(string value) => value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");
}
