using System.Collections.Immutable;
using ReleaseOrchestration.Core.Inputs;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>The inputs of a release, and what they were taken from.</summary>
/// <param name="Release">The release.</param>
/// <param name="Run">Its run.</param>
/// <param name="Process">Its process.</param>
/// <param name="ProcessVersion">The version that was pinned; null for a draft that names none.</param>
/// <param name="InputSet">Its input set; empty for none.</param>
/// <param name="InputSetRevision">The revision that was pinned; the newest for a draft.</param>
/// <param name="Items">Every input.</param>
public sealed record ReleaseInputList(
    string Release, int Run, string Process, int? ProcessVersion, string InputSet, int? InputSetRevision, ImmutableArray<TracedInput> Items);
