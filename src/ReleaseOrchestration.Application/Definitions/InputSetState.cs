using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Whether a release could start with an input set alone.</summary>
/// <param name="Missing">Required inputs without a value.</param>
/// <param name="Problems">Values that are not valid.</param>
public sealed record InputSetState(ImmutableArray<string> Missing, ImmutableArray<Problem> Problems)
{
    /// <summary><c>Configured</c> or <c>Incomplete</c>.</summary>
    public string Name => Missing.IsEmpty && Problems.All(p => p.Severity != Severity.Error) ? "Configured" : "Incomplete";
}
