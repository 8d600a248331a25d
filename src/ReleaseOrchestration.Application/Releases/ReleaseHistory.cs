using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>All runs of a release.</summary>
/// <param name="Newest">The machine of the newest run.</param>
/// <param name="Process">The pinned definition.</param>
/// <param name="Runs">The trees of the runs, the first first.</param>
/// <param name="Definitions">Finds the pinned definition of a subprocess.</param>
internal sealed record ReleaseHistory(
    MachineAddress Newest, ProcessDefinition Process, ImmutableArray<TreeNode> Runs, Func<ProcessReference, ProcessDefinition?> Definitions);
