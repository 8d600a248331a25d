using System.Collections.Immutable;
using ReleaseOrchestration.Core.Expressions.Syntax;
using ReleaseOrchestration.Core.Expressions.Typing;

namespace ReleaseOrchestration.Core.Expressions;

/// <summary>One expression: pure, deterministic, total and of bounded cost.</summary>
public sealed class Expression
{
    private readonly Node _root;
    private ImmutableArray<Reference> _references;

    private Expression(string source, Node root, ImmutableArray<ReferenceUse> uses)
    {
        Source = source;
        _root = root;
        Uses = uses;
    }

    /// <summary>The text that was parsed.</summary>
    public string Source { get; }

    /// <summary>Every place where it reads something, in the order of the text.</summary>
    public ImmutableArray<ReferenceUse> Uses { get; }

    /// <summary>What it reads, each once, in the order of the text.</summary>
    public ImmutableArray<Reference> References => _references.IsDefault ? _references = ReferenceUses.Distinct(Uses) : _references;

    /// <summary>
    /// Parses a text that is one expression as a whole, as <c>if</c>, <c>check</c> and <c>required</c> are: delimiters are optional, and
    /// <c>&lt;+e&gt;</c> or <c>${e}</c> within it is a parenthesis.
    /// </summary>
    public static ExpressionParse Parse(string text)
    {
        var parser = new Parser(text, isTemplate: false);
        return parser.ParseWhole() is { } root && parser.Problems.Count == 0
            ? new ExpressionParse(new Expression(text, root, parser.Uses.ToImmutable()), [])
            : new ExpressionParse(Expression: null, parser.Problems.ToImmutable());
    }

    /// <summary>The value in a scope, or why there is none. Never throws, whatever the text and the values are.</summary>
    public Evaluation Evaluate(IExpressionScope scope)
    {
        var context = new EvaluationContext(scope, Source);
        var result = _root.Evaluate(context);
        return result.Succeeded ? context.Result(result.Value) : result;
    }

    /// <summary>What is known of the value before anything runs.</summary>
    internal TypeReading InferType(ITypeScope scope)
    {
        var typing = new TypingContext(scope, Source);
        var type = _root.Infer(typing);
        return new TypeReading(type, typing.Problems);
    }

    /// <inheritdoc/>
    public override string ToString() => Source;
}
