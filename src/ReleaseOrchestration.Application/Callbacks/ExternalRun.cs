using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Callbacks;

/// <summary>Who waits for a run of another system, and how to ask for it.</summary>
public sealed record ExternalRun
{
    /// <summary>The stable name of the run; see <see cref="ExternalKeys"/>.</summary>
    public required string Key { get; init; }

    /// <summary>The activity or gate that started it.</summary>
    public required MachineAddress Machine { get; init; }

    /// <summary>The attempt that it belongs to.</summary>
    public required int Attempt { get; init; }

    /// <summary>What it was started with.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>The id of the connector that started it.</summary>
    public required string Connector { get; init; }

    /// <summary>What that connector calls it.</summary>
    public required string Handle { get; init; }

    /// <summary>The question how it is doing, for <see cref="Execution.IEffectExecutor"/>: its answer is as good as that of a poll, with the outputs that a webhook does not carry.</summary>
    public PollPipeline ToPoll() => new() { Connector = Connector, Handle = Handle, IdempotencyKey = IdempotencyKey, Attempt = Attempt, Count = 1 };
}
