using System.Collections.Immutable;
using System.Text;
using ReleaseOrchestration.Core.Expressions.Syntax;
using ReleaseOrchestration.Core.Expressions.Typing;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions;

/// <summary>
/// A text in which <c>&lt;+e&gt;</c> and <c>${e}</c> stand for values. One expression and nothing else keeps the type of its value; otherwise the
/// result is a text.
/// </summary>
public sealed class Template
{
    private readonly string _source;
    private readonly ImmutableArray<TemplatePart> _parts;
    private ImmutableArray<Reference> _references;

    private Template(string source, ImmutableArray<TemplatePart> parts, ImmutableArray<ReferenceUse> uses)
    {
        _source = source;
        _parts = parts;
        Uses = uses;
    }

    /// <summary>Whether it holds no expression.</summary>
    public bool IsConstant => _parts is [{ Node: null }];

    /// <summary>Every place where it reads something, in the order of the text.</summary>
    public ImmutableArray<ReferenceUse> Uses { get; }

    /// <summary>What it reads, each once, in the order of the text.</summary>
    public ImmutableArray<Reference> References => _references.IsDefault ? _references = ReferenceUses.Distinct(Uses) : _references;

    /// <summary>Parses a text with expressions in it; <c>\&lt;+</c> and <c>\${</c> are literal delimiters.</summary>
    public static TemplateParse Parse(string text)
    {
        if (!MayHoldExpressions(text))
        {
            return new TemplateParse(new Template(text, [TemplatePart.Constant(text)], []), []);
        }

        var parser = new TemplateParser(text);
        var parts = parser.Parse();
        return parser.Problems.IsEmpty
            ? new TemplateParse(new Template(text, parts, parser.Uses), [])
            : new TemplateParse(Template: null, parser.Problems);
    }

    /// <summary>Whether the text holds a delimiter at all; most do not, and need no parser.</summary>
    public static bool MayHoldExpressions(string text) =>
        text.Contains("<+", StringComparison.Ordinal) || text.Contains("${", StringComparison.Ordinal);

    /// <summary>The value in a scope, or why there is none. Never throws, whatever the text and the values are.</summary>
    public Evaluation Evaluate(IExpressionScope scope)
    {
        if (_parts is [{ Node: null, Text: var constant }])
        {
            return Evaluation.Success(DataValue.Of(constant));
        }

        var context = new EvaluationContext(scope, _source);
        if (_parts is not [{ Node: { } whole }])
        {
            return EvaluateText(context);
        }

        var result = whole.Evaluate(context);
        return result.Succeeded ? context.Result(result.Value) : result;
    }

    /// <summary>What is known of the value before anything runs.</summary>
    internal TypeReading InferType(ITypeScope scope)
    {
        var typing = new TypingContext(scope, _source);
        var type = _parts is [{ Node: { } whole }] ? whole.Infer(typing) : StaticType.Text;
        foreach (var node in _parts is [{ Node: not null }] ? [] : _parts.Select(part => part.Node).OfType<Node>())
        {
            typing.Demand(node, node.Infer(typing), ~(Kinds.Secret | Kinds.Null), "a larger text", "what reads as text");
        }

        return new TypeReading(type, typing.Problems);
    }

    /// <summary>Where a comparison was probably meant, but its <c>&gt;</c> closes the expression: <c>&lt;+inputs.n &gt; 3&gt;</c>.</summary>
    internal IEnumerable<int> ClosedComparisons()
    {
        for (var i = 0; i + 1 < _parts.Length; i++)
        {
            if (_parts[i].Node is { } node && _parts[i + 1].Node is null && ClosedComparison.Follows(_source, node.End, _parts[i + 1].Text))
            {
                yield return node.Start;
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _source;

    private Evaluation EvaluateText(EvaluationContext context)
    {
        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            var piece = part.Evaluate(context);
            if (!piece.Succeeded || piece.Value.Kind == DataKind.Unknown)
            {
                return piece;
            }

            text.Append(piece.Value.Text);
            if (text.Length > ExpressionLimits.TextBytes)
            {
                break;
            }
        }

        return context.Text(text.ToString());
    }
}
