using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GridOrleans.Storage.Attachments;

/// <summary>AWS Signature Version 4 of one request without query, in its headers. The hash of the body is signed too, so that nobody changes it on the way.</summary>
/// <param name="options">Keys and region.</param>
public sealed class S3Signature(S3Options options)
{
    public const string EmptyBody = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private const string Algorithm = "AWS4-HMAC-SHA256", Service = "s3", SignedHeaders = "host;x-amz-content-sha256;x-amz-date";

    public void Sign(HttpRequestMessage request, string bodyHash, DateTimeOffset now)
    {
        var stamp = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        request.Headers.TryAddWithoutValidation("x-amz-date", stamp);
        request.Headers.TryAddWithoutValidation("x-amz-content-sha256", bodyHash);
        request.Headers.TryAddWithoutValidation("Authorization", Authorization(request.Method.Method, request.RequestUri!, bodyHash, stamp));
    }

    /// <summary>The header's value; a server that knows the keys computes the same.</summary>
    public string Authorization(string method, Uri address, string bodyHash, string stamp)
    {
        var day = stamp[..8];
        var host = address.IsDefaultPort ? address.Host : $"{address.Host}:{address.Port}";
        var canonical = $"{method}\n{address.AbsolutePath}\n\nhost:{host}\nx-amz-content-sha256:{bodyHash}\nx-amz-date:{stamp}\n\n{SignedHeaders}\n{bodyHash}";
        var scope = $"{day}/{options.Region}/{Service}/aws4_request";
        var toSign = $"{Algorithm}\n{stamp}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = Mac(Mac(Mac(Mac(Encoding.UTF8.GetBytes("AWS4" + options.SecretKey), day), options.Region), Service), "aws4_request");
        return $"{Algorithm} Credential={options.AccessKey}/{scope}, SignedHeaders={SignedHeaders}, Signature={Convert.ToHexStringLower(Mac(key, toSign))}";
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
