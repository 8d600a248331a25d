using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Expressions;

internal static class ReferenceUses
{
    /// <summary>What is read, each once, in the order of the text.</summary>
    public static ImmutableArray<Reference> Distinct(ImmutableArray<ReferenceUse> uses) =>
        uses.IsEmpty ? [] : [.. uses.Select(use => use.Reference).Distinct()];
}
