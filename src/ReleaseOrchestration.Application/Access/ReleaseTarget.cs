using System.Collections.Immutable;

namespace ReleaseOrchestration.Application.Access;

/// <summary>What a request is about, as far as grants tell releases apart.</summary>
/// <param name="Process">The process of the release.</param>
/// <param name="Tags">The tags of the release.</param>
/// <param name="Environments">The environments that it touches, or that of the node; null for one that is computed while the release runs.</param>
/// <param name="IsRead">Whether it is only looked at.</param>
public sealed record ReleaseTarget(string Process, ImmutableArray<string> Tags, ImmutableArray<string?> Environments, bool IsRead);
