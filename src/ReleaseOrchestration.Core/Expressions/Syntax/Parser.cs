using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Core.Expressions.Functions;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>Parses one expression by operator precedence, or several within a template.</summary>
internal sealed class Parser
{
    private readonly string _text;
    private readonly bool _isTemplate;
    private readonly TokenReader _reader;
    private readonly PathParser _paths;

    // What closes the innermost bracket: within '<+' and only there, '>' may close instead of compare.
    private TokenKind _closer = TokenKind.End;

    public Parser(string text, bool isTemplate)
    {
        _text = text;
        _isTemplate = isTemplate;
        _reader = new TokenReader(text);
        _paths = new PathParser(_reader);
    }

    public ImmutableArray<ExpressionProblem>.Builder Problems => _reader.Problems;

    public ImmutableArray<ReferenceUse>.Builder Uses => _reader.Uses;

    /// <summary>The text as one expression; null when it is none.</summary>
    public Node? ParseWhole()
    {
        if (ExpressionLimits.Exceeds(_text, ExpressionLimits.SourceBytes))
        {
            return _reader.Fail(ExpressionCodes.TooLong, "The expression is longer than 16 KiB.", 0, "Split it into variables.");
        }

        _reader.MoveTo(0);
        if (_reader.Current.Kind == TokenKind.End)
        {
            return Empty(0);
        }

        var root = ParseExpression();
        return root is null || _reader.Current.Kind == TokenKind.End ? root : _reader.FailHere("an operator or the end");
    }

    /// <summary>The expression whose delimiter opens at the offset, and where its closing delimiter ends.</summary>
    public (Node? Node, int End) ParseDelimited(int open)
    {
        var isAngle = _text[open] == '<';
        _closer = isAngle ? TokenKind.Greater : TokenKind.CloseBrace;
        _reader.MoveTo(open + 2);
        if (AtCloser(_closer))
        {
            return (Empty(open), 0);
        }

        var node = _reader.Current.Kind == TokenKind.End ? Unclosed(_closer, open) : ParseExpression();
        if (node is null || AtCloser(_closer))
        {
            return (node, _reader.Current.Start + 1);
        }

        return (Unclosed(_closer, open), 0);
    }

    private Node? ParseExpression()
    {
        if (!_reader.Enter())
        {
            return null;
        }

        var condition = ParseBinary(1);
        var node = condition is not null && _reader.Accept(TokenKind.Question) ? ParseConditional(condition) : condition;
        _reader.Leave();
        return node;
    }

    private Node? ParseConditional(Node condition)
    {
        if (ParseExpression() is not { } whenTrue)
        {
            return null;
        }

        if (!_reader.Accept(TokenKind.Colon))
        {
            return _reader.FailHere("':'", "A condition has two results: c ? x : y.");
        }

        return ParseExpression() is { } whenFalse ? _reader.Count(new ConditionalNode(condition, whenTrue, whenFalse)) : null;
    }

    private Node? ParseBinary(int minimum)
    {
        var left = ParseUnary();
        while (left is not null && Operators.Precedence(_reader.Current.Kind) >= minimum && !AtClosingAngle())
        {
            var kind = _reader.Take().Kind;
            left = ParseBinary(Operators.Precedence(kind) + 1) is { } right ? _reader.Count(Operators.Create(kind, left, right)) : null;
        }

        return left;
    }

    private Node? ParseUnary()
    {
        if (_reader.Current.Kind is not (TokenKind.Not or TokenKind.Minus))
        {
            return ParsePostfix();
        }

        var token = _reader.Take();
        if (!_reader.Enter())
        {
            return null;
        }

        var operand = ParseUnary();
        _reader.Leave();
        return operand is null ? null
            : _reader.Count(token.Kind == TokenKind.Not ? new NotNode(token.Start, operand) : new NegationNode(token.Start, operand));
    }

    private Node? ParsePostfix()
    {
        var firstUse = _reader.Uses.Count;
        var node = ParsePrimary();
        while (node is not null && !_reader.Failed)
        {
            if (_reader.Accept(TokenKind.Dot))
            {
                node = ParseMember(node, firstUse);
            }
            else if (_reader.Current.Kind == TokenKind.OpenBracket)
            {
                node = ParseIndex(node);
            }
            else
            {
                return node;
            }
        }

        return null;
    }

    private Node? ParseMember(Node target, int firstUse)
    {
        if (_reader.Current.Kind != TokenKind.Name)
        {
            return _reader.FailHere("a name", "Names that are no identifiers go in brackets and quotes: x['a name'].");
        }

        var name = _reader.Take();
        return _reader.Current.Kind == TokenKind.OpenParenthesis
            ? ParseCall(name, target.Start, target, firstUse)
            : _reader.Count(new MemberNode(target, name.Value, name.End));
    }

    private Node? ParseIndex(Node target)
    {
        var open = _reader.Take();
        var index = ParseWithin(TokenKind.CloseBracket, open.Start);
        return index is null ? null : _reader.Count(new IndexNode(target, index, _reader.LastEnd));
    }

    private Node? ParsePrimary()
    {
        var token = _reader.Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                _reader.Take();
                return ParseNamed(token);
            case TokenKind.Number:
                _reader.Take();
                return _reader.Count(new LiteralNode(token.Start, token.End, DataValue.Of(decimal.Parse(token.Value, CultureInfo.InvariantCulture))));
            case TokenKind.Text:
                _reader.Take();
                return _reader.Count(new LiteralNode(token.Start, token.End, DataValue.Of(token.Value)));
            case TokenKind.OpenParenthesis:
                return ParseGroup(TokenKind.CloseParenthesis);
            case TokenKind.OpenAngle:
                return ParseGroup(TokenKind.Greater);
            case TokenKind.OpenBrace:
                return ParseGroup(TokenKind.CloseBrace);
            case TokenKind.OpenBracket:
                _reader.Take();
                return ParseItems(token.Start, TokenKind.CloseBracket) is { } items
                    ? _reader.Count(new ListNode(token.Start, _reader.LastEnd, items.ToImmutable()))
                    : null;
            default:
                return _reader.FailHere("a value");
        }
    }

    private Node? ParseGroup(TokenKind closer)
    {
        var open = _reader.Take();
        return ParseWithin(closer, open.Start)?.Within(open.Start, _reader.LastEnd);
    }

    private Node? ParseNamed(Token name)
    {
        var literal = name.Value switch
        {
            "true" => DataValue.True,
            "false" => DataValue.False,
            "null" => DataValue.Null,
            _ => null,
        };
        if (literal is not null)
        {
            return _reader.Count(new LiteralNode(name.Start, name.End, literal));
        }

        return _reader.Current.Kind == TokenKind.OpenParenthesis && name.Value != PathParser.Gate
            ? ParseCall(name, name.Start, receiver: null, _reader.Uses.Count)
            : _paths.Parse(name) is { } path ? _reader.Count(path) : null;
    }

    private Node? ParseCall(Token name, int start, Node? receiver, int firstUse)
    {
        var open = _reader.Take();
        var function = FunctionTable.Find(name.Value, isMethod: receiver is not null);
        if (function?.GuardsFirst == true && receiver is not null)
        {
            _reader.Guard(firstUse);
        }

        var guardFrom = function?.GuardsFirst == true && receiver is null ? firstUse : -1;
        if (ParseItems(open.Start, TokenKind.CloseParenthesis, guardFrom) is not { } arguments)
        {
            return null;
        }

        if (receiver is not null)
        {
            arguments.Insert(0, receiver);
        }

        return _reader.Count(Calls.Create(_reader, function, name, start, arguments.ToImmutable()));
    }

    /// <summary>What stands between brackets, separated by commas; the uses of the first item from an index on may be missing.</summary>
    private ImmutableArray<Node>.Builder? ParseItems(int open, TokenKind closer, int guardFrom = -1)
    {
        var items = ImmutableArray.CreateBuilder<Node>();
        if (_reader.Accept(closer))
        {
            return items;
        }

        var outer = _closer;
        _closer = closer;
        do
        {
            if (ParseExpression() is not { } item)
            {
                return null;
            }

            items.Add(item);
            if (items.Count == 1 && guardFrom >= 0)
            {
                _reader.Guard(guardFrom);
            }
        }
        while (_reader.Accept(TokenKind.Comma));
        _closer = outer;
        return Close(closer, open) ? items : null;
    }

    private Node? ParseWithin(TokenKind closer, int open)
    {
        var outer = _closer;
        _closer = closer;
        if (AtCloser(closer))
        {
            return Empty(open);
        }

        var node = ParseExpression();
        if (node is null || !AtCloser(closer))
        {
            return node is null ? null : Unclosed(closer, open);
        }

        _closer = outer;
        _reader.Take(firstCharacterOnly: true);
        return _reader.Failed ? null : node;
    }

    private bool Close(TokenKind closer, int open)
    {
        if (_reader.Accept(closer))
        {
            return !_reader.Failed;
        }

        Unclosed(closer, open);
        return false;
    }

    private bool AtCloser(TokenKind closer) => closer == TokenKind.Greater
        ? _reader.Current.Kind is TokenKind.Greater or TokenKind.GreaterOrEqual
        : _reader.Current.Kind == closer;

    private bool AtClosingAngle() => _closer == TokenKind.Greater
        && (_isTemplate
            ? _reader.Current.Kind is TokenKind.Greater or TokenKind.GreaterOrEqual
            : _reader.Current.Kind == TokenKind.Greater && !OperandLookahead.StartsAt(_text, _reader.Current.End));

    private Node? Empty(int offset) => _reader.Fail(ExpressionCodes.Empty, "There is no expression here.", offset, "Write one, such as inputs.version.");

    private Node? Unclosed(TokenKind closer, int open)
    {
        var (opening, closing) = closer switch
        {
            TokenKind.Greater => ("<+", ">"),
            TokenKind.CloseBrace => ("${", "}"),
            TokenKind.CloseBracket => ("[", "]"),
            _ => ("(", ")"),
        };
        return _reader.Current.Kind == TokenKind.End
            ? _reader.Fail(ExpressionCodes.Unclosed, $"'{opening}' is not closed.", open, UnclosedFix(closer, opening, closing))
            : _reader.FailHere($"an operator or '{closing}'");
    }

    private string UnclosedFix(TokenKind closer, string opening, string closing) =>
        _isTemplate && closer is TokenKind.Greater or TokenKind.CloseBrace
            ? $@"Close it with '{closing}', or write \{opening} for the characters themselves."
            : $"Close it with '{closing}'.";
}
