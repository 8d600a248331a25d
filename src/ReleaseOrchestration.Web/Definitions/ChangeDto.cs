using ReleaseOrchestration.Core.Processes.Comparing;

namespace ReleaseOrchestration.Web.Definitions;

/// <summary>One difference between two versions.</summary>
internal sealed record ChangeDto(string Path, string Kind, string What, string? Before, string? After, string Sentence)
{
    public static ChangeDto Of(Change change) =>
        new(change.Path, change.Kind.ToString().ToLowerInvariant(), change.What, change.Before, change.After, change.Sentence);
}
