using System.Collections.Immutable;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>What is stored at once, all or nothing.</summary>
/// <param name="Changes">New versions.</param>
/// <param name="Marks">Definitions of which something else is known now, with the ETags that they must have.</param>
/// <param name="Deletions">What is put aside, with the ETags that it must have.</param>
internal sealed record DefinitionBatch(
    ImmutableArray<DefinitionChange> Changes, ImmutableArray<(DefinitionRecord Record, string ETag)> Marks, ImmutableArray<(DefinitionRecord Record, string ETag)> Deletions)
{
    public int Count => Changes.Length + Marks.Length + Deletions.Length;

    public bool NeedsGuard => !Deletions.IsEmpty || Changes.Any(change => change.Record.References is { IsEmpty: false });

    /// <summary>The first so many: new versions before what is deleted.</summary>
    public DefinitionBatch Take(int most)
    {
        ImmutableArray<DefinitionChange> changes = [.. Changes.Take(most)];
        ImmutableArray<(DefinitionRecord, string)> marks = [.. Marks.Take(most - changes.Length)];
        return new(changes, marks, [.. Deletions.Take(most - changes.Length - marks.Length)]);
    }
}
