using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary>What is sent to start a pipeline.</summary>
internal sealed record StartBody
{
    public required string Pipeline { get; init; }

    public required string Ref { get; init; }

    public required ImmutableSortedDictionary<string, DataValue> Inputs { get; init; }

    public required string IdempotencyKey { get; init; }

    public required string CallbackUrl { get; init; }

    public required ReleaseBody Release { get; init; }

    public required string Path { get; init; }

    public required int Attempt { get; init; }
}
