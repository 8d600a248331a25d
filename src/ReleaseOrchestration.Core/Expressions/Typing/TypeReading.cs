using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Expressions.Typing;

/// <summary>What is known of the value of a text before anything runs, and what is wrong with it.</summary>
internal sealed record TypeReading(StaticType Type, ImmutableArray<TypeProblem> Problems);
