using Microsoft.Extensions.Hosting;
using ReleaseOrchestration.Functions.Hosting;

await FunctionsHost.Build(args).RunAsync();
