using System.CommandLine;

namespace ReleaseOrchestration.Cli.Versions;

/// <summary>Arguments and options that several commands take.</summary>
internal static class DefinitionArguments
{
    public static Argument<string> Id(DefinitionNoun noun) => new("id") { Description = $"The id of the {noun.Words}" };
}
