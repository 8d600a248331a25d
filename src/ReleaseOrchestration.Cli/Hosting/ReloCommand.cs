using System.CommandLine;

namespace ReleaseOrchestration.Cli.Hosting;

/// <summary>A command that does something, as opposed to a noun that holds commands.</summary>
internal abstract class ReloCommand : Command
{
    protected ReloCommand(string name, string description, CommandServices services)
        : base(name, description) =>
        SetAction(async (parse, cancellationToken) =>
        {
            using var call = new CommandCall(parse, services);
            return await RunAsync(call, cancellationToken);
        });

    protected abstract Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken);
}
