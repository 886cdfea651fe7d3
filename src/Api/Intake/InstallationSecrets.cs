using System.Security.Cryptography;
using Npgsql;

namespace GridOrleans.Api.Intake;

/// <summary>Random secrets an installation makes for itself and shares between its processes.</summary>
public interface IInstallationSecrets
{
    /// <summary>32 bytes, the same at every call in every process.</summary>
    Task<byte[]> Read(string name, CancellationToken cancellation);
}

/// <summary>In the database; made by whichever process asks first.</summary>
public sealed class InstallationSecrets(NpgsqlDataSource database) : IInstallationSecrets
{
    private const int SecretBytes = 32;

    public async Task<byte[]> Read(string name, CancellationToken cancellation)
    {
        await using var make = database.CreateCommand("insert into installation_secret (name, value) values ($1, $2) on conflict (name) do nothing");
        make.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        make.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = RandomNumberGenerator.GetBytes(SecretBytes) });
        await make.ExecuteNonQueryAsync(cancellation);

        await using var read = database.CreateCommand("select value from installation_secret where name = $1");
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        return (byte[])(await read.ExecuteScalarAsync(cancellation))!;
    }
}
