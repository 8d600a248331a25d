using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

internal sealed class Parser(string text, bool isTemplate)
{
    public ImmutableArray<ExpressionProblem>.Builder Problems { get; } = ImmutableArray.CreateBuilder<ExpressionProblem>();

    public ImmutableArray<ReferenceUse>.Builder Uses { get; } = ImmutableArray.CreateBuilder<ReferenceUse>();

    public Node? ParseWhole() => throw new NotSupportedException($"{text} {isTemplate}");
}
