using GridOrleans.Api.Access;
using Microsoft.AspNetCore.Http;

namespace GridOrleans.ApiTests;

/// <summary>A page of another site must not be able to act with the cookie of whoever looks at it.</summary>
public sealed class ACookieAloneChangesNothing
{
    [Theory]
    [InlineData("same-origin", null, true, true)]
    [InlineData("cross-site", null, true, false)]
    [InlineData("same-site", null, true, false)]
    [InlineData("none", null, true, false)]
    [InlineData("cross-site", "https://grid.example", true, false)]
    [InlineData(null, "https://grid.example", true, true)]
    [InlineData(null, "http://GRID.example", true, true)]
    [InlineData(null, "https://grid.example:8443", true, false)]
    [InlineData(null, "https://evil.example", true, false)]
    [InlineData(null, "https://grid.example.evil.example", true, false)]
    [InlineData(null, "null", true, false)]
    [InlineData(null, null, true, false)]
    [InlineData(null, null, false, true)]
    [InlineData("cross-site", null, false, false)]
    [InlineData(null, "https://evil.example", false, false)]
    public void The_browsers_own_word_decides(string? site, string? origin, bool isByCookie, bool isAllowed)
    {
        IHeaderDictionary headers = new HeaderDictionary();
        if (site is not null) headers["Sec-Fetch-Site"] = site;
        if (origin is not null) headers.Origin = origin;
        Assert.Equal(isAllowed, SameOrigin.IsAllowed(headers, new HostString("grid.example"), isByCookie));
    }
}
