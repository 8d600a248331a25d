using System.Collections.Immutable;
using System.Text.Json;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Commits;

/// <summary>What a turn of a machine leaves behind besides messages, timers and effects.</summary>
public sealed record TurnCommit
{
    /// <summary>The machine.</summary>
    public required MachineAddress Machine { get; init; }

    /// <summary>1 for the first commit of the machine, then 2, 3 …; it goes on when the instance continues as new. A number always comes with the same content.</summary>
    public required long Number { get; init; }

    /// <summary>What happened, in order; it goes into the trail of <see cref="MachineAddress.Release"/>.</summary>
    public ImmutableArray<Transition> Transitions { get => field.IsDefault ? [] : field; init; }

    /// <summary>What is shown.</summary>
    public ImmutableArray<Project> Projections { get => field.IsDefault ? [] : field; init; }

    /// <summary>The answers to signals. Who reads one sees everything else of the commit.</summary>
    public ImmutableArray<Reply> Replies { get => field.IsDefault ? [] : field; init; }

    /// <summary>The snapshot, as <see cref="ExecutionJson"/> writes it, of a machine that has ended; null while it goes on.</summary>
    public ReadOnlyMemory<byte>? Final { get; init; }

    /// <summary>Why the machine is set aside; null when it is not.</summary>
    public string? Fault { get; init; }

    /// <summary>Reads what <see cref="ToJson"/> wrote; <see cref="JsonException"/> when it is none.</summary>
    public static TurnCommit FromJson(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, CommitJsonContext.Default.TurnCommit) ?? throw new JsonException("null is no commit.");

    /// <summary>The commit as it is stored and handed to an activity function.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, CommitJsonContext.Default.TurnCommit);
}
