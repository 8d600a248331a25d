using Spectre.Console;

namespace ReleaseOrchestration.Cli.Hosting;

/// <summary>What the command touches of the world around it, so that tests run the very same command in process.</summary>
internal sealed record ReloShell
{
    public required TextReader In { get; init; }

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>A terminal to draw a live tree in; null when output is redirected.</summary>
    public IAnsiConsole? Terminal { get; init; }

    public Func<string, string?> Variable { get; init; } = static _ => null;

    public required string User { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public static ReloShell FromConsole() => new()
    {
        In = Console.In,
        Out = Console.Out,
        Error = Console.Error,
        Terminal = Console.IsOutputRedirected ? null : AnsiConsole.Console,
        Variable = Environment.GetEnvironmentVariable,
        User = Environment.UserName,
    };
}
