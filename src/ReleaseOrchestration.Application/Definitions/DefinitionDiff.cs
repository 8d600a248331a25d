using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes.Comparing;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>What differs between two versions.</summary>
/// <param name="From">The version before.</param>
/// <param name="To">The version after.</param>
/// <param name="Changes">In the order of the version after.</param>
public sealed record DefinitionDiff(DefinitionRecord From, DefinitionRecord To, ImmutableArray<Change> Changes);
