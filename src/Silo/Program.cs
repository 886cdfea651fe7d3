using GridOrleans.Silo.Commands;

if (!GridOptionsReader.TryRead(Environment.GetEnvironmentVariable, out var options, out var problems))
{
    foreach (var problem in problems) Console.Error.WriteLine(problem);
    return ExitCodes.Misconfigured;
}

return args switch
{
    [] => await ServeCommand.Run(options),
    ["migrate"] => await MigrateCommand.Run(options),
    ["verify"] => await VerifyCommand.Run(options),
    ["rebuild"] => await RebuildCommand.Run(options, repair: true),
    ["rebuild", "--check"] => await RebuildCommand.Run(options, repair: false),
    _ => Usage.Print(),
};
