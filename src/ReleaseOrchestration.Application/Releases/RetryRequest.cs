using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>Asks for another attempt of an activity on hold.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Attempt">The attempt that the decision is about; the newest when none is given.</param>
/// <param name="Inputs">Inputs that change for the new attempt.</param>
/// <param name="Process">A process that is run first, <c>id</c> or <c>id@version</c>; empty for none.</param>
/// <param name="ProcessInputs">The inputs of that process.</param>
public sealed record RetryRequest(
    string Reason, int? Attempt, ImmutableSortedDictionary<string, DataValue> Inputs, string Process, ImmutableSortedDictionary<string, DataValue> ProcessInputs);
