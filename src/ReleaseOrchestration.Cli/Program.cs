using ReleaseOrchestration.Cli.Hosting;

return await ReloApplication.RunAsync(args, ReloShell.FromConsole(), CancellationToken.None);
