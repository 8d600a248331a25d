using ReleaseOrchestration.Core.Processes.Comparing;

namespace ReleaseOrchestration.Cli.Versions;

/// <summary>One difference, in the shape that the API has for it; of files, with the document that it is about.</summary>
internal sealed record ChangeLine(string? Document, string Path, string Kind, string What, string? Before, string? After, string Sentence)
{
    public static ChangeLine Of(string document, Change change) =>
        new(document, change.Path, change.Kind.ToString().ToLowerInvariant(), change.What, change.Before, change.After, change.Sentence);
}
