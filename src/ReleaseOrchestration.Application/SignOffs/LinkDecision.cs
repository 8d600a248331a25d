using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.SignOffs;

/// <summary>What the holder of a link decides.</summary>
/// <param name="Decision">Yes or no.</param>
/// <param name="Comment">Why, in words.</param>
/// <param name="Fields">What is told in the fields.</param>
/// <param name="HasSignedIn">Whether the person of the link had signed in besides.</param>
public sealed record LinkDecision(SignOffDecision Decision, string Comment, ImmutableSortedDictionary<string, DataValue> Fields, bool HasSignedIn);
