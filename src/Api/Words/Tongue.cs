using Microsoft.AspNetCore.Http;

namespace GridOrleans.Api.Words;

/// <summary>The language an answer is written in.</summary>
public enum Tongue
{
    /// <summary>zh-CN, also when nothing else is asked for.</summary>
    Chinese,

    /// <summary>en.</summary>
    English,
}

public static class Tongues
{
    /// <summary>By <c>Accept-Language</c>: of Chinese and English the one wanted more.</summary>
    public static Tongue Tongue(this HttpContext http)
    {
        foreach (var language in http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(each => each.Quality ?? 1))
        {
            if (language.Value.StartsWith("zh", StringComparison.OrdinalIgnoreCase)) return Words.Tongue.Chinese;
            if (language.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase)) return Words.Tongue.English;
        }

        return Words.Tongue.Chinese;
    }

    public static string Tag(this Tongue tongue) => tongue == Words.Tongue.English ? "en" : "zh-CN";
}
