using GridOrleans.Jobs.Notices;
using GridOrleans.Storage.Attachments;
using Microsoft.Extensions.Configuration;

namespace GridOrleans.JobTests.Configuration;

/// <summary>Settings are read as an operator writes them, and a wrong one is named before anything starts.</summary>
public sealed class FilesAndNoticesAreSetUp
{
    [Fact]
    public void Photos_lie_in_the_data_directory_unless_told_otherwise()
    {
        Assert.Equal(Path.Combine("/data", "files"), ContentOptions.From(Of(("GRID_DATA", "/data"))).Folder);
        Assert.Equal("/photos", ContentOptions.From(Of(("GRID_DATA", "/data"), ("GRID_FILES", "/photos"))).Folder);
        Assert.Null(ContentOptions.From(Of()).S3);
    }

    [Fact]
    public void A_bucket_is_read_whole()
    {
        var s3 = ContentOptions.From(Of(Bucket)).S3!;
        Assert.Equal(("https://objects.example", "photos", "us-east-1", "key", "secret"), (s3.Endpoint, s3.Bucket, s3.Region, s3.AccessKey, s3.SecretKey));
    }

    [Theory]
    [InlineData("Files:S3:Endpoint", "objects")]
    [InlineData("Files:S3:Bucket", "No Bucket")]
    [InlineData("Files:S3:SecretKey", "")]
    [InlineData("Files:S3:Prefix", "../")]
    [InlineData("Files:PicturesAtOnce", "0")]
    public void A_wrong_setting_of_files_is_named(string name, string value)
    {
        var wrong = Assert.Throws<ArgumentException>(() => ContentOptions.From(Of([.. Bucket, (name, value)])));
        Assert.Contains(name.Split(':')[^1], wrong.Message);
    }

    [Fact]
    public void Mail_and_webhooks_are_read_as_written()
    {
        var options = NoticeOptions.From(Of(
            ("Notices:Smtp:Host", "mail.example"), ("Notices:Smtp:From", "grid@example.org"), ("Notices:Webhooks:AllowedNetworks:0", "10.20.0.0/16"), ("Notices:Kept", "30.00:00:00")));
        Assert.Equal(("mail.example", 587, true), (options.Smtp!.Host, options.Smtp.Port, options.Smtp.UseTls));
        Assert.Equal(["10.20.0.0/16"], options.Webhooks.AllowedNetworks);
        Assert.Equal(TimeSpan.FromDays(30), options.Kept);
        Assert.Null(NoticeOptions.From(Of()).Smtp);
    }

    [Theory]
    [InlineData("Notices:Smtp:From", "nobody")]
    [InlineData("Notices:Smtp:Port", "0")]
    [InlineData("Notices:Smtp:User", "somebody")]
    [InlineData("Notices:Webhooks:AllowedNetworks:0", "10.20")]
    [InlineData("Notices:Webhooks:Timeout", "1.00:00:00")]
    [InlineData("Notices:Kept", "00:00:01")]
    public void A_wrong_setting_of_notices_is_named(string name, string value)
    {
        var wrong = Assert.Throws<ArgumentException>(() => NoticeOptions.From(Of(("Notices:Smtp:Host", "mail.example"), ("Notices:Smtp:From", "grid@example.org"), (name, value))));
        Assert.Contains(name.Split(':')[1], wrong.Message);
    }

    private static (string, string)[] Bucket =>
        [("Files:S3:Endpoint", "https://objects.example"), ("Files:S3:Bucket", "photos"), ("Files:S3:AccessKey", "key"), ("Files:S3:SecretKey", "secret")];

    private static IConfiguration Of(params (string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>();
        foreach (var (name, value) in settings) values[name] = value;
        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }
}
