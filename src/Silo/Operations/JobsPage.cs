using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using GridOrleans.Contracts.Jobs;

namespace GridOrleans.Silo.Operations;

/// <summary>The facts about the job engine on one plain page, for an engine without a dashboard of its own.</summary>
public static class JobsPage
{
    public static string Of(JobFigures figures)
    {
        var text = new StringBuilder();
        text.Append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"5\"><title>GridOrleans jobs</title>");
        text.Append("<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem}table{border-collapse:collapse;margin-bottom:2rem}td,th{padding:.2rem 1rem .2rem 0;text-align:left;vertical-align:top}td.n{text-align:right}</style>");
        text.Append("<h1>").Append(Safe(figures.Engine)).Append("</h1><table>");
        Row(text, "Waiting", figures.Waiting);
        Row(text, "Running", figures.Running);
        Row(text, "Succeeded", figures.Succeeded);
        Row(text, "Failed", figures.Failed);
        text.Append("</table><h2>Latest failures</h2>");
        if (figures.LatestFailures.Count == 0) return text.Append("<p>None.</p>").ToString();
        text.Append("<table><tr><th>At (UTC)<th>Job<th>Error");
        foreach (var failure in figures.LatestFailures)
        {
            text.Append("<tr><td>").Append(failure.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture))
                .Append("<td>").Append(Safe(failure.Job)).Append("<td>").Append(Safe(failure.Error));
        }

        return text.Append("</table>").ToString();
    }

    private static void Row(StringBuilder text, string name, long count) =>
        text.Append("<tr><th>").Append(name).Append("<td class=\"n\">").Append(count.ToString(CultureInfo.InvariantCulture));

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}
