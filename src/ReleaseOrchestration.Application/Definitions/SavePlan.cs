using System.Collections.Immutable;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>What a save would do.</summary>
/// <param name="Changes">The new versions.</param>
/// <param name="Applied">What becomes of each document.</param>
internal sealed record SavePlan(ImmutableArray<DefinitionChange> Changes, ImmutableArray<AppliedDefinition> Applied)
{
    public SavePlan Keep(DefinitionRecord stored) => this with { Applied = Applied.Add(new AppliedDefinition(stored, "unchanged")) };

    public SavePlan Add(DefinitionChange change) => new(
        Changes.Add(change), Applied.Add(new AppliedDefinition(change.Record, change.StoredETag is null ? "created" : "updated")));
}
