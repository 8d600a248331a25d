using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>
/// A new run of a release that has ended or is held, which is aborted first. The only signal that an ended machine does more about than refuse it.
/// </summary>
public sealed record RestartRelease : Signal
{
    /// <summary>The phase or activity from which everything runs again.</summary>
    public required string From { get; init; }

    /// <summary>Nodes that stay as they ended, by path.</summary>
    public ImmutableSortedDictionary<string, CarriedNode> Carried { get => field ?? ImmutableSortedDictionary<string, CarriedNode>.Empty; init; }
}
