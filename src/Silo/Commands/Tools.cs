using GridOrleans.Storage;
using Npgsql;

namespace GridOrleans.Silo.Commands;

/// <summary>Runs a command that needs the storage and nothing else, and says in one sentence why it could not.</summary>
internal static class Tools
{
    public static async Task<int> Run(GridOptions options, Func<IServiceProvider, Task<int>> command)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddSimpleConsole(console => console.SingleLine = true));
        services.AddGridStorage(options.Database);
        await using var provider = services.BuildServiceProvider();
        try
        {
            return await command(provider);
        }
        catch (NpgsqlException failure)
        {
            Console.Error.WriteLine($"The database could not do it: {failure.Message}");
            return ExitCodes.Failed;
        }
    }
}
