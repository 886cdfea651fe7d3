namespace GridOrleans.Silo.Commands;

public static class Usage
{
    public static int Print()
    {
        Console.Error.WriteLine(
            """
            GridOrleans.Silo            serve, until SIGTERM or Ctrl-C
            GridOrleans.Silo migrate    bring the database to this build's schema
            GridOrleans.Silo verify     walk the hash chain of every history; names the first broken link
            GridOrleans.Silo rebuild    fold every history anew and repair whatever derived from it differs; --check only looks

            Settings come from the environment: GRID_DB (required), GRID_URL, GRID_ROLES, GRID_SEED, GRID_WEB,
            GRID_CLUSTER, GRID_SILO_ADDRESS, GRID_SILO_PORT, GRID_GATEWAY_PORT, OTEL_EXPORTER_OTLP_ENDPOINT.
            """);
        return ExitCodes.Misconfigured;
    }
}
