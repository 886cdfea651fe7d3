using GridOrleans.Silo.Commands;

if (!GridOptionsReader.TryRead(Environment.GetEnvironmentVariable, out var options, out var problems))
{
    foreach (var problem in problems) Console.Error.WriteLine(problem);
    return ExitCodes.Misconfigured;
}

return await ServeCommand.Run(options);
