using ReleaseOrchestration.Cli.Api;

namespace ReleaseOrchestration.Cli.Hosting;

/// <summary>Ends a command with a message and an exit code.</summary>
internal sealed class ReloException(int exitCode, string message, ApiProblem? problem = null) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>What the server said, where it said something.</summary>
    public ApiProblem? Problem { get; } = problem;

    public static ReloException Usage(string message) => new(ExitCodes.Usage, message);
}
