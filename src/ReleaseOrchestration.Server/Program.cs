using ReleaseOrchestration.Server.Hosting;

return await ServerHost.RunAsync(args);
