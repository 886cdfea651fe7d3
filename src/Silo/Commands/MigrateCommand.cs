using GridOrleans.Storage.Migrations;

namespace GridOrleans.Silo.Commands;

/// <summary>Brings the database to this build's schema and ends.</summary>
public static class MigrateCommand
{
    public static Task<int> Run(GridOptions options) => Tools.Run(options, async services =>
    {
        try
        {
            var applied = await services.GetRequiredService<Migrator>().Apply(CancellationToken.None);
            Console.WriteLine(applied == 0 ? "The schema is up to date." : $"{applied} schema script(s) applied.");
            return ExitCodes.Fine;
        }
        catch (SchemaChangedException changed)
        {
            Console.Error.WriteLine(changed.Message);
            return ExitCodes.Failed;
        }
    });
}
