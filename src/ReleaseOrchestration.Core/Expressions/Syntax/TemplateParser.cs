using System.Collections.Immutable;
using System.Text;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>Splits a text into constant pieces and expressions.</summary>
internal sealed class TemplateParser(string text)
{
    private readonly Parser _parser = new(text, isTemplate: true);
    private readonly ImmutableArray<TemplatePart>.Builder _parts = ImmutableArray.CreateBuilder<TemplatePart>();
    private readonly StringBuilder _constant = new();

    public ImmutableArray<ExpressionProblem> Problems => _parser.Problems.ToImmutable();

    public ImmutableArray<ReferenceUse> Uses => _parser.Uses.ToImmutable();

    public ImmutableArray<TemplatePart> Parse()
    {
        if (ExpressionLimits.Exceeds(text, ExpressionLimits.SourceBytes))
        {
            _parser.Problems.Add(new ExpressionProblem(ExpressionCodes.TooLong, "A text with expressions is longer than 16 KiB.", 0, "Move its constant parts elsewhere."));
            return [];
        }

        var at = 0;
        while (at < text.Length && _parser.Problems.Count < ExpressionLimits.Problems)
        {
            at = ParsePiece(at);
        }

        if (_parts is not [{ Node: not null }] || _constant.ToString().AsSpan().ContainsAnyExcept('\r', '\n'))
        {
            FlushConstant();
        }

        return _parts.ToImmutable();
    }

    private int ParsePiece(int start)
    {
        var open = start;
        while (open < text.Length && !TextLiteral.IsDelimiter(text, open))
        {
            open++;
        }

        // A delimiter at the end of backslashes: each pair is one backslash, an odd one makes the delimiter literal.
        var slashes = 0;
        while (open < text.Length && open - slashes > start && text[open - slashes - 1] == '\\')
        {
            slashes++;
        }

        _constant.Append(text, start, open - start - slashes).Append('\\', slashes / 2);
        if (open == text.Length)
        {
            return open;
        }

        if (slashes % 2 == 1)
        {
            _constant.Append(text, open, 2);
            return open + 2;
        }

        return ParseExpression(open);
    }

    private int ParseExpression(int open)
    {
        var (node, end) = _parser.ParseDelimited(open);
        if (node is null)
        {
            return DelimitedText.End(text, open);
        }

        FlushConstant();
        _parts.Add(TemplatePart.Of(node));
        return end;
    }

    private void FlushConstant()
    {
        if (_constant.Length > 0)
        {
            _parts.Add(TemplatePart.Constant(_constant.ToString()));
            _constant.Clear();
        }
    }
}
