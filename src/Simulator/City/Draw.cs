using System.Text;
using Bogus;

namespace GridOrleans.Simulator.City;

/// <summary>Each part of the city draws from its own source, so that changing how one part is made leaves the others as they were.</summary>
internal static class Draw
{
    public static Randomizer For(int seed, string part) => new(SeedOf(seed, part));

    /// <summary>FNV-1a over the part's name, mixed with the seed: the same on every machine, unlike <see cref="object.GetHashCode"/>.</summary>
    public static int SeedOf(int seed, string part)
    {
        var hash = 2166136261u;
        foreach (var octet in Encoding.UTF8.GetBytes(part))
        {
            hash = (hash ^ octet) * 16777619u;
        }

        hash = (hash ^ (uint)seed) * 16777619u;
        return (int)(hash ^ (hash >> 15));
    }
}
