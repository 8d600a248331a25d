using System.CommandLine;
using System.CommandLine.Invocation;
using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Hosting;

/// <summary>Runs one command line to its exit code.</summary>
internal static class ReloApplication
{
    public static async Task<int> RunAsync(string[] args, ReloShell shell, CancellationToken cancellationToken)
    {
        var options = new CommonOptions();
        var parse = ReloCommands.Create(new CommandServices(shell, options)).Parse(args);
        try
        {
            var exitCode = await parse.InvokeAsync(Configuration(parse, shell), cancellationToken);
            return parse.Action is ParseErrorAction ? ExitCodes.Usage : exitCode;
        }
        catch (ReloException failure)
        {
            new CommandOutput(shell, parse.GetValue(options.Json)).Failure(failure);
            return failure.ExitCode;
        }
        catch (OperationCanceledException)
        {
            await shell.Error.WriteLineAsync("Interrupted.".AsMemory(), CancellationToken.None);
            return ExitCodes.Interrupted;
        }
    }

    private static InvocationConfiguration Configuration(ParseResult parse, ReloShell shell)
    {
        if (parse.Action is ParseErrorAction error)
        {
            error.ShowHelp = parse.CommandResult.Command.Subcommands.Count > 0 && parse.UnmatchedTokens.Count == 0;
        }

        return new InvocationConfiguration { Output = shell.Out, Error = shell.Error, EnableDefaultExceptionHandler = false };
    }
}
