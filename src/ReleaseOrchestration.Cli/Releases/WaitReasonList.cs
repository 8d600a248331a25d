using System.Collections.Immutable;

namespace ReleaseOrchestration.Cli.Releases;

/// <summary>Why a release has not ended.</summary>
internal sealed record WaitReasonList
{
    public string Status { get => field ?? string.Empty; init; }

    public ImmutableArray<WaitReasonLine> Items { get => field.IsDefault ? [] : field; init; }

    /// <summary>One reason.</summary>
    internal sealed record WaitReasonLine(string Path, string Sentence);
}
