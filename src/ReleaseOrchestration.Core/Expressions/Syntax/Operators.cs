namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>The operators between two values.</summary>
internal static class Operators
{
    /// <summary>How strongly an operator binds; 0 for what is none.</summary>
    public static int Precedence(TokenKind kind) => kind switch
    {
        TokenKind.Or => 1,
        TokenKind.And => 2,
        TokenKind.Equal or TokenKind.NotEqual => 3,
        TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual => 4,
        TokenKind.Plus or TokenKind.Minus => 5,
        TokenKind.Star or TokenKind.Slash or TokenKind.Percent => 6,
        _ => 0,
    };

    public static Node Create(TokenKind kind, Node left, Node right) => kind switch
    {
        TokenKind.Or or TokenKind.And => new LogicalNode(left, right, isAnd: kind == TokenKind.And),
        TokenKind.Equal or TokenKind.NotEqual => new EqualityNode(left, right, isNegated: kind == TokenKind.NotEqual),
        TokenKind.Plus => new AdditionNode(left, right),
        TokenKind.Minus or TokenKind.Star or TokenKind.Slash or TokenKind.Percent => new ArithmeticNode(kind, left, right),
        _ => new OrderingNode(kind, left, right),
    };

    public static string Spelling(TokenKind kind) => kind switch
    {
        TokenKind.Minus => "'-'",
        TokenKind.Star => "'*'",
        TokenKind.Slash => "'/'",
        TokenKind.Percent => "'%'",
        TokenKind.Less => "'<'",
        TokenKind.LessOrEqual => "'<='",
        TokenKind.Greater => "'>'",
        _ => "'>='",
    };
}
