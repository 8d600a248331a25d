using System.CommandLine;

namespace ReleaseOrchestration.Cli.Hosting;

/// <summary>A command that only holds others.</summary>
internal static class Noun
{
    public static Command Of(string name, string description, params ReadOnlySpan<Command> commands)
    {
        var noun = new Command(name, description);
        foreach (var command in commands)
        {
            noun.Subcommands.Add(command);
        }

        return noun;
    }
}
