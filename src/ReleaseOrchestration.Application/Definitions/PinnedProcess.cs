using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>A process as a release runs it.</summary>
/// <param name="Process">Its store references and child processes are fixed.</param>
/// <param name="Hash">Its content hash.</param>
/// <param name="Version">Its version.</param>
/// <param name="Uses">What it and its child processes refer to.</param>
public sealed record PinnedProcess(ProcessDefinition Process, string Hash, int Version, ImmutableArray<DefinitionReference> Uses);
