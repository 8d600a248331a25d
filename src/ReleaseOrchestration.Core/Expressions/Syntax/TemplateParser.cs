using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

internal sealed class TemplateParser(string text)
{
    public ImmutableArray<ExpressionProblem> Problems => [];

    public ImmutableArray<ReferenceUse> Uses => [];

    public ImmutableArray<TemplatePart> Parse() => throw new NotSupportedException(text);
}
