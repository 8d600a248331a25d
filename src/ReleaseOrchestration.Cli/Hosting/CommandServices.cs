namespace ReleaseOrchestration.Cli.Hosting;

/// <summary>What every command is made with.</summary>
internal sealed record CommandServices(ReloShell Shell, CommonOptions Options);
