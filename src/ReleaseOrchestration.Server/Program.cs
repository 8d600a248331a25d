using ReleaseOrchestration.Server.Demo;
using ReleaseOrchestration.Server.Hosting;

return args is ["demo", .. var rest] ? await DemoCommand.RunAsync(rest) : await ServerHost.RunAsync(args);
