using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Inputs;

/// <summary>Inputs that someone changed when an activity was tried again.</summary>
/// <param name="Path">The activity.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Attempt">The attempt that had failed.</param>
/// <param name="Values">What was changed.</param>
public sealed record RetryInputs(string Path, string By, DateTimeOffset At, int Attempt, ImmutableSortedDictionary<string, DataValue> Values);
