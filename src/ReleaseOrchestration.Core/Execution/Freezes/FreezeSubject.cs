using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>What is about to start, as freezes see it.</summary>
public sealed record FreezeSubject
{
    /// <summary>The id of the outermost release.</summary>
    public string ReleaseId { get => field ?? string.Empty; init; }

    /// <summary>The environment that it works on; empty for none.</summary>
    public string Environment { get => field ?? string.Empty; init; }

    /// <summary>The process of the release, and of the subprocesses down to it.</summary>
    public ImmutableArray<string> Processes { get => field.IsDefault ? [] : field; init; }

    /// <summary>The group of the release; empty for an ad hoc release.</summary>
    public string Group { get => field ?? string.Empty; init; }

    /// <summary>The tags of the release and of those processes.</summary>
    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether it runs because something failed.</summary>
    public bool IsRollback { get; init; }
}
