using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Json;
using GridOrleans.Contracts.Notices;
using GridOrleans.Jobs.Notices;

namespace GridOrleans.JobTests.Notices;

/// <summary>Real exchanges: mail with a mail server, webhooks over HTTP.</summary>
public sealed class NoticesReachTheOtherSide
{
    private static readonly WebhookOptions Open = new() { AllowHttp = true, AllowedNetworks = ["127.0.0.0/8", "::1/128"], Timeout = TimeSpan.FromSeconds(5) };

    private readonly byte[] secret = [.. Enumerable.Range(0, 32).Select(each => (byte)each)];

    [Fact]
    public async Task A_letter_tells_all_notices_of_a_person_in_the_persons_language()
    {
        await using var server = new SmtpSink();
        var arrived = await Mail(server).Send([Due(1, english: true), Due(2, english: true)], default);
        Assert.IsType<SendResult.Arrived>(arrived);
        var letter = Assert.Single(server.Letters);
        Assert.Contains("To: member@example.org", letter);
        Assert.Contains("From: grid@example.org", letter);
        Assert.Contains("is urged: twice", Decoded(letter));
    }

    [Fact]
    public async Task A_letter_in_Chinese_arrives_readable()
    {
        await using var server = new SmtpSink();
        await Mail(server).Send([Due(1)], default);
        Assert.Contains("被催办：twice", Decoded(Assert.Single(server.Letters)));
    }

    [Theory]
    [InlineData("550 no such user", true)]
    [InlineData("450 try later", false)]
    public async Task A_refused_recipient_is_final_or_not_as_the_server_says(string answer, bool isFinal)
    {
        await using var server = new SmtpSink { RecipientAnswer = answer };
        var failed = Assert.IsType<SendResult.Failed>(await Mail(server).Send([Due(1)], default));
        Assert.Equal((isFinal, $"smtp {answer[..3]}"), (failed.IsFinal, failed.Reason));
    }

    [Fact]
    public async Task A_mail_server_that_is_not_there_is_tried_again()
    {
        int port;
        await using (var gone = new SmtpSink()) port = gone.Port;
        var mail = new EmailChannel(new() { Host = "127.0.0.1", Port = port, UseTls = false, From = "grid@example.org" }, new NoDistrict());
        Assert.False(Assert.IsType<SendResult.Failed>(await mail.Send([Due(1)], default)).IsFinal);
    }

    [Fact]
    public async Task A_webhook_is_signed_so_that_its_receiver_can_tell()
    {
        await using var receiver = await Receiver.Start();
        Assert.IsType<SendResult.Arrived>(await Hook(Open).Send([Due(7, receiver.Url), Due(8, receiver.Url)], default));
        var (body, timestamp, signature) = Assert.Single(receiver.Requests);

        // As the receiver's side would write it, from the description alone.
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(secret, (byte[])[.. Encoding.UTF8.GetBytes(timestamp + "."), .. body]));
        Assert.Equal("v1=" + expected, signature);
        Assert.InRange(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - long.Parse(timestamp), -5, 5);
        var told = JsonSerializer.Deserialize<WebhookBody>(body, GridJson.Options)!;
        Assert.Equal([7, 8], told.Notices.Select(notice => notice.DeliveryId));
        Assert.Equal((NoticeOccasion.Urged, "20261121-0001"), (told.Notices[0].Occasion, told.Notices[0].CaseNo));
    }

    [Theory]
    [InlineData(500, false)]
    [InlineData(429, false)]
    [InlineData(410, true)]
    [InlineData(302, false)]
    public async Task What_a_receiver_answers_decides_whether_to_try_again(int status, bool isFinal)
    {
        await using var receiver = await Receiver.Start();
        receiver.Status = status;
        var failed = Assert.IsType<SendResult.Failed>(await Hook(Open).Send([Due(1, receiver.Url)], default));
        Assert.Equal((isFinal, $"http {status}"), (failed.IsFinal, failed.Reason));
        Assert.Single(receiver.Requests);
    }

    [Fact]
    public async Task A_webhook_does_not_knock_at_our_own_doors()
    {
        await using var receiver = await Receiver.Start();
        var hook = Hook(Open with { AllowedNetworks = [] });
        var byName = receiver.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        foreach (var url in new[] { receiver.Url, byName })
        {
            Assert.Equal("address not allowed", Assert.IsType<SendResult.Failed>(await hook.Send([Due(1, url)], default)).Reason);
        }

        Assert.Empty(receiver.Requests);
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2606:4700::1111", true)]
    public void Only_public_addresses_are_open(string address, bool isOpen) => Assert.Equal(isOpen, new AddressGuard(new()).Allows(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://example.org/in", true)]
    [InlineData("http://example.org/in", false)]
    [InlineData("ftp://example.org", false)]
    [InlineData("https://user:secret@example.org", false)]
    [InlineData("https://169.254.169.254/latest", false)]
    [InlineData("https://[::1]/", false)]
    [InlineData("/in", false)]
    [InlineData("file:///etc/passwd", false)]
    public void Only_plain_https_addresses_are_taken(string url, bool isFine) => Assert.Equal(isFine, new AddressGuard(new()).Allows(url, out _));

    private static EmailChannel Mail(SmtpSink server) => new(new() { Host = "127.0.0.1", Port = server.Port, UseTls = false, From = "grid@example.org" }, new NoDistrict());

    private static WebhookChannel Hook(WebhookOptions options) => new(new AddressGuard(options).Client(), new NoDistrict(), TimeProvider.System);

    private DueDelivery Due(long id, string? url = null, bool english = false) => new(
        id, Guid.NewGuid(), 4, NoticeOccasion.Urged, "login:member", url is null ? NoticeChannel.Email : NoticeChannel.Webhook, false, "20261121-0001", "府前街 18 号", null, "twice",
        DateTimeOffset.UtcNow, 1, url ?? "member@example.org", english, Convert.ToBase64String(secret));

    private static string Decoded(string letter)
    {
        var body = letter[(letter.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];
        return letter.Contains("base64", StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\n", "", StringComparison.Ordinal)))
            : Encoding.UTF8.GetString(QuotedPrintable(body));
    }

    private static byte[] QuotedPrintable(string text)
    {
        var joined = text.Replace("=\n", "", StringComparison.Ordinal);
        var bytes = new List<byte>();
        for (var at = 0; at < joined.Length; at++)
        {
            if (joined[at] == '=')
            {
                bytes.Add(Convert.ToByte(joined.Substring(at + 1, 2), 16));
                at += 2;
            }
            else
            {
                bytes.Add((byte)joined[at]);
            }
        }

        return [.. bytes];
    }

    private sealed class NoDistrict : IDistricts
    {
        public IDistrictDirectory? Current => null;
    }
}
