using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace ReleaseOrchestration.Core.Expressions;

/// <summary>A parsed expression, or every problem of its text.</summary>
/// <param name="Expression">The expression; null when there are problems.</param>
/// <param name="Problems">The problems; empty when there is an expression.</param>
public readonly record struct ExpressionParse(Expression? Expression, ImmutableArray<ExpressionProblem> Problems)
{
    /// <summary>Whether the text is an expression.</summary>
    [MemberNotNullWhen(true, nameof(Expression))]
    public bool Succeeded => Expression is not null;
}
