using System.Collections.Immutable;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Cadence;

/// <summary>A release as its group has it start.</summary>
/// <param name="Record">The release.</param>
/// <param name="Writes">What is written in the batch of its start.</param>
internal sealed record GroupStart(ReleaseRecord Record, ImmutableArray<DocumentWrite> Writes);
