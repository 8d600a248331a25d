using System.Collections.Immutable;

namespace ReleaseOrchestration.Cli.Versions;

/// <summary>What differs between two versions, or between two files.</summary>
internal sealed record DiffReport
{
    public ImmutableArray<ChangeLine> Changes { get => field.IsDefault ? [] : field; init; }
}
