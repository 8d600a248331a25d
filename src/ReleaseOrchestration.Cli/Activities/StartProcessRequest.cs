using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Cli.Activities;

internal sealed record StartProcessRequest(ImmutableSortedDictionary<string, DataValue>? Inputs, string? Reason);
