namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>Reads one token at a time, because only the parser knows whether a <c>&gt;</c> compares or closes.</summary>
internal sealed class Lexer(string text)
{
    private const int MaxDigits = 28;

    /// <summary>Where the next token is looked for.</summary>
    public int Position { get; set; }

    /// <summary>What is wrong with the last token, if it is <see cref="TokenKind.Bad"/>.</summary>
    public ExpressionProblem? Problem { get; private set; }

    public Token Next()
    {
        while (Position < text.Length && char.IsWhiteSpace(text[Position]))
        {
            Position++;
        }

        if (Position >= text.Length)
        {
            return new Token(TokenKind.End, Position, Position);
        }

        var c = text[Position];
        return Names.IsStart(c) ? Name()
            : char.IsAsciiDigit(c) ? Number()
            : c is '\'' or '"' ? Text()
            : Symbol();
    }

    private Token Name()
    {
        var start = Position;
        Position = Names.End(text, start);
        return new Token(TokenKind.Name, start, Position, text[start..Position]);
    }

    private Token Number()
    {
        var start = Position;
        SkipDigits();
        if (Peek(0) == '.' && char.IsAsciiDigit(Peek(1)))
        {
            Position++;
            SkipDigits();
        }

        if (Peek(0) == '.' && char.IsAsciiDigit(Peek(1)))
        {
            return Bad(ExpressionCodes.Syntax, "A number has one decimal point.", start, "A version is a text: put it in quotes.");
        }

        if (Names.IsPart(Peek(0)))
        {
            return Bad(ExpressionCodes.Syntax, "A number is followed by a letter.", Position, "Names start with a letter or '_'; a text stands in quotes.");
        }

        var digits = text[start..Position];
        return digits.Length - (digits.Contains('.', StringComparison.Ordinal) ? 1 : 0) <= MaxDigits
            ? new Token(TokenKind.Number, start, Position, digits)
            : Bad(ExpressionCodes.InvalidNumber, $"The number has more than {MaxDigits} digits.", start, "Round it, or put it in quotes as a text.");
    }

    private Token Text()
    {
        var start = Position;
        var end = TextLiteral.Scan(text, start, out var value, out var nested);
        if (end < 0)
        {
            return Bad(ExpressionCodes.Unclosed, "The text is not closed.", start, $"Close it with {text[start]}.");
        }

        if (nested >= 0)
        {
            return Bad(ExpressionCodes.NestedInText, "An expression within a quoted text is not evaluated.", nested, @"Take the quotes away, join texts with '+', or write \<+ or \${ for the characters themselves.");
        }

        Position = end;
        return new Token(TokenKind.Text, start, end, value);
    }

    private Token Symbol()
    {
        var start = Position;
        var (kind, length) = (text[start], Peek(1)) switch
        {
            ('<', '+') => (TokenKind.OpenAngle, 2),
            ('<', '=') => (TokenKind.LessOrEqual, 2),
            ('>', '=') when Peek(2) != '=' => (TokenKind.GreaterOrEqual, 2),
            ('$', '{') => (TokenKind.OpenBrace, 2),
            ('=', '=') => (TokenKind.Equal, 2),
            ('!', '=') => (TokenKind.NotEqual, 2),
            ('&', '&') => (TokenKind.And, 2),
            ('|', '|') => (TokenKind.Or, 2),
            var (single, _) => (Single(single), 1),
        };
        if (kind == TokenKind.Bad)
        {
            return BadSymbol(text[start]);
        }

        Position += length;
        return new Token(kind, start, Position);
    }

    private static TokenKind Single(char c) => c switch
    {
        '.' => TokenKind.Dot,
        ',' => TokenKind.Comma,
        ':' => TokenKind.Colon,
        '?' => TokenKind.Question,
        '(' => TokenKind.OpenParenthesis,
        ')' => TokenKind.CloseParenthesis,
        '[' => TokenKind.OpenBracket,
        ']' => TokenKind.CloseBracket,
        '}' => TokenKind.CloseBrace,
        '+' => TokenKind.Plus,
        '-' => TokenKind.Minus,
        '*' => TokenKind.Star,
        '/' => TokenKind.Slash,
        '%' => TokenKind.Percent,
        '<' => TokenKind.Less,
        '>' => TokenKind.Greater,
        '!' => TokenKind.Not,
        _ => TokenKind.Bad,
    };

    private Token BadSymbol(char c)
    {
        var fix = c switch
        {
            '=' => "Write '==' to compare.",
            '&' => "Write '&&'.",
            '|' => "Write '||'.",
            '$' => "Write ${…} or <+…>.",
            '‘' or '’' or '“' or '”' => "Write straight quotes: ' or \".",
            _ => "Put texts in quotes.",
        };
        return Bad(ExpressionCodes.Syntax, char.IsControl(c) || char.IsSurrogate(c) ? $"The character U+{(int)c:X4} has no meaning here." : $"'{c}' has no meaning here.", Position, fix);
    }

    private Token Bad(string code, string message, int offset, string fix)
    {
        Problem = new ExpressionProblem(code, message, offset, fix);
        return new Token(TokenKind.Bad, offset, offset);
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek(0)))
        {
            Position++;
        }
    }

    private char Peek(int ahead) => Position + ahead < text.Length ? text[Position + ahead] : '\0';
}
