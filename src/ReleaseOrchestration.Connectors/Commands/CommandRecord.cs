using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Connectors.Commands;

/// <summary>A program that runs, is about to, or has ended; kept on disk so that the next server can end it, run it again, or tell its end.</summary>
internal sealed record CommandRecord
{
    public required string Key { get; init; }

    /// <summary>What it was started for; secrets are references here.</summary>
    public required StartPipeline Start { get; init; }

    /// <summary>Random; in the environment of the program and of all that it starts.</summary>
    public required string Mark { get; init; }

    /// <summary>0 before it has started.</summary>
    public int Pid { get; init; }

    /// <summary>Tells it from a later process of the same number; see <see cref="ProcessIdentity"/>.</summary>
    public string Identity { get => field ?? string.Empty; init; }

    /// <summary>How it ended; null while it runs, and when nobody saw its end.</summary>
    public PipelineEnded? Ended { get; init; }
}
