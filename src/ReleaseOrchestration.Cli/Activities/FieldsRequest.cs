using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Cli.Activities;

internal sealed record FieldsRequest(ImmutableSortedDictionary<string, DataValue> Fields);
