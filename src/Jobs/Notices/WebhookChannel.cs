using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Json;
using GridOrleans.Contracts.Notices;

namespace GridOrleans.Jobs.Notices;

/// <summary>What another system is sent: the notices of one request, oldest first. Holds no personal data beyond the words offices write.</summary>
public sealed record WebhookBody(IReadOnlyList<WebhookNotice> Notices);

/// <param name="DeliveryId">The same in every attempt: a receiver that has seen it has nothing to do.</param>
public sealed record WebhookNotice(
    long DeliveryId, Guid IssueId, long IssueVersion, NoticeOccasion Occasion, bool Important, string CaseNo, string Place, string? UnitId, string? Detail, DateTimeOffset HappenedAt, string Text);

/// <summary>Posts notices to other systems, signed. Follows no redirect, reads no more of the answer than its status, and enters no network it may not.</summary>
public sealed class WebhookChannel(HttpClient http, IDistricts districts, TimeProvider time) : INoticeChannel
{
    public NoticeChannel Kind => NoticeChannel.Webhook;

    public async Task<SendResult> Send(IReadOnlyList<DueDelivery> notices, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new WebhookBody([.. notices.Select(Write)]), GridJson.Options);
        var stamp = time.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, notices[0].Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = Encoding.UTF8.WebName };
        request.Headers.Add(WebhookSignature.TimestampHeader, stamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(Convert.FromBase64String(notices[0].Secret!), stamp, body));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("GridOrleans", "1"));
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            var status = (int)answer.StatusCode;

            // 4xx says “not like this”, and it will be the same in an hour; but wait, slow down and not now are 4xx too.
            return answer.IsSuccessStatusCode ? new SendResult.Arrived() : new SendResult.Failed($"http {status}", IsFinal: status is >= 400 and < 500 and not (408 or 409 or 425 or 429));
        }
        catch (HttpRequestException failure) when (failure.InnerException is ForbiddenAddressException forbidden)
        {
            return new SendResult.Failed(forbidden.Message, IsFinal: true);
        }
        catch (HttpRequestException failure)
        {
            return new SendResult.Failed($"http {failure.HttpRequestError}", IsFinal: false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SendResult.Failed("timeout", IsFinal: false);
        }
    }

    private WebhookNotice Write(DueDelivery notice) => new(
        notice.Id, notice.IssueId, notice.IssueVersion, notice.Occasion, notice.IsImportant, notice.CaseNo, notice.Place, notice.UnitId, notice.Detail, notice.HappenedAt,
        NoticeTexts.Of(notice, districts.Current, notice.IsEnglish));
}
