using System.Net;
using System.Net.Mail;
using System.Text;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Notices;

namespace GridOrleans.Jobs.Notices;

/// <summary>
/// Mail in plain text, one letter for all notices of a recipient at hand. By the platform's own client: the usual library is not on every feed this product must
/// restore from (ADR 31).
/// </summary>
public sealed class EmailChannel(SmtpOptions options, IDistricts districts) : INoticeChannel
{
    private const int MaxSubject = 120;

    public NoticeChannel Kind => NoticeChannel.Email;

    public async Task<SendResult> Send(IReadOnlyList<DueDelivery> notices, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Timeout);
        try
        {
            using var letter = Write(notices);
            using var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.UseTls, DeliveryFormat = SmtpDeliveryFormat.SevenBit };
            if (options.User is not null) client.Credentials = new NetworkCredential(options.User, options.Password);
            await client.SendMailAsync(letter, limit.Token);
            return new SendResult.Arrived();
        }
        catch (FormatException)
        {
            return new SendResult.Failed("not a mail address", IsFinal: true);
        }
        catch (SmtpFailedRecipientException refused)
        {
            return new SendResult.Failed($"smtp {(int)refused.StatusCode}", IsFinal: (int)refused.StatusCode >= 500);
        }
        catch (SmtpException failure)
        {
            return new SendResult.Failed($"smtp {failure.StatusCode}", IsFinal: false);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return new SendResult.Failed("timeout", IsFinal: false);
        }
    }

    private MailMessage Write(IReadOnlyList<DueDelivery> notices)
    {
        var isEnglish = notices[0].IsEnglish;
        string[] lines = [.. notices.Select(notice => NoticeTexts.Of(notice, districts.Current, isEnglish))];
        var subject = lines.Length == 1 ? lines[0] : isEnglish ? $"{lines.Length} notices: {lines[0]}" : $"{lines.Length} 条通知：{lines[0]}";
        return new(new MailAddress(options.From), new MailAddress(notices[0].Address!))
        {
            Subject = string.Concat(subject.Where(letter => !char.IsControl(letter)).Take(MaxSubject)),
            SubjectEncoding = Encoding.UTF8,
            Body = string.Join("\r\n\r\n", lines) + "\r\n",
            BodyEncoding = Encoding.UTF8,
        };
    }
}
