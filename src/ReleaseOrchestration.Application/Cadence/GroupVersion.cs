using System.Collections.Immutable;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Cadence;

/// <summary>The version that a release of a group gets.</summary>
/// <param name="Text">The version; empty when its group gives none.</param>
/// <param name="Writes">The writes that keep it from being given again.</param>
internal sealed record GroupVersion(string Text, ImmutableArray<DocumentWrite> Writes);
