using System.Text;
using System.Text.Json;
using ReleaseOrchestration.Cli.Hosting;
using Spectre.Console;

namespace ReleaseOrchestration.Server.Tests.Cli;

/// <summary>Runs the very command line, in process.</summary>
internal sealed class CommandLine(Uri? server = null)
{
    private readonly StringBuilder _out = new();
    private readonly StringBuilder _error = new();

    public string Out => _out.ToString();

    public string Error => _error.ToString();

    public JsonElement Json => JsonElement.Parse(Out);

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What a terminal would show; null when there is none.</summary>
    public TextWriter? Screen { get; init; }

    /// <summary>Variables of the environment besides the address of the server.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public string Input { get; init; } = string.Empty;

    public static async Task<CommandLine> SucceedAsync(Uri server, params string[] args)
    {
        var command = new CommandLine(server);
        var exitCode = await command.RunAsync(args);
        Assert.True(exitCode == ExitCodes.Done, $"relo {string.Join(' ', args)} ended with {exitCode}: {command.Error}{command.Out}");
        return command;
    }

    public Task<int> RunAsync(params string[] args) => RunAsync(CancellationToken.None, args);

    public async Task<int> RunAsync(CancellationToken cancellationToken, params string[] args)
    {
        await using var output = new StringWriter(_out);
        await using var error = new StringWriter(_error);
        var shell = new ReloShell
        {
            In = new StringReader(Input),
            Out = output,
            Error = error,
            Terminal = Screen is null ? null : AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(Screen) }),
            Clock = Clock,
            User = "tester",
            Variable = name => name == "RELO_URL" ? server?.ToString() : Variables.GetValueOrDefault(name),
        };
        return await ReloApplication.RunAsync(args, shell, cancellationToken);
    }
}
