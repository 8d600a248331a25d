using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace ReleaseOrchestration.Core.Expressions;

/// <summary>A parsed template, or every problem of its text.</summary>
/// <param name="Template">The template; null when there are problems.</param>
/// <param name="Problems">The problems; empty when there is a template.</param>
public readonly record struct TemplateParse(Template? Template, ImmutableArray<ExpressionProblem> Problems)
{
    /// <summary>Whether the text is a template.</summary>
    [MemberNotNullWhen(true, nameof(Template))]
    public bool Succeeded => Template is not null;
}
