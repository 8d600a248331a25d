using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Cli.SignOffs;

internal sealed record DecideRequest(string Decision, string? Comment, ImmutableSortedDictionary<string, DataValue>? Fields, int? Attempt);
