using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>The tokens of a text one by one, and what was found in it so far.</summary>
internal sealed class TokenReader(string text)
{
    private readonly Lexer _lexer = new(text);
    private int _nodes;
    private int _depth;

    public Token Current { get; private set; }

    /// <summary>Where the last token that was taken ends.</summary>
    public int LastEnd { get; private set; }

    /// <summary>Whether reading on makes no sense.</summary>
    public bool Failed { get; private set; }

    public ImmutableArray<ExpressionProblem>.Builder Problems { get; } = ImmutableArray.CreateBuilder<ExpressionProblem>();

    public ImmutableArray<ReferenceUse>.Builder Uses { get; } = ImmutableArray.CreateBuilder<ReferenceUse>();

    /// <summary>Starts to read at an offset, after whatever went wrong before.</summary>
    public void MoveTo(int offset)
    {
        _lexer.Position = offset;
        Failed = false;
        _depth = 0;
        Read();
    }

    /// <summary>Takes the current token, or only its first character.</summary>
    public Token Take(bool firstCharacterOnly = false)
    {
        var taken = Current;
        LastEnd = firstCharacterOnly ? taken.Start + 1 : taken.End;
        _lexer.Position = LastEnd;
        Read();
        return taken;
    }

    /// <summary>Takes the current token if it is of a kind.</summary>
    public bool Accept(TokenKind kind)
    {
        if (Current.Kind != kind)
        {
            return false;
        }

        Take();
        return true;
    }

    /// <summary>Reports a problem that leaves the rest readable.</summary>
    public void Report(string code, string message, int offset, string fix = "")
    {
        if (!Failed && Problems.Count < ExpressionLimits.Problems)
        {
            Problems.Add(new ExpressionProblem(code, message, offset, fix));
        }
    }

    /// <summary>Reports a problem after which the rest cannot be understood.</summary>
    public Node? Fail(string code, string message, int offset, string fix = "")
    {
        Report(code, message, offset, fix);
        Failed = true;
        return null;
    }

    /// <summary>Fails at the current token.</summary>
    public Node? FailHere(string expected, string fix = "") => Current.Kind == TokenKind.End
        ? Fail(ExpressionCodes.Syntax, $"The expression ends where {expected} should stand.", Current.Start, fix)
        : Fail(ExpressionCodes.Syntax, $"'{Conversion.Shorten(text[Current.Start..Current.End])}' stands where {expected} should stand.", Current.Start, fix);

    public Node? Count(Node node) => ++_nodes <= ExpressionLimits.Nodes
        ? node
        : Fail(ExpressionCodes.TooManyNodes, $"The expression has more than {ExpressionLimits.Nodes:N0} parts.", node.Start, "Split it into variables.");

    /// <summary>Goes a level deeper; false past the limit.</summary>
    public bool Enter()
    {
        if (++_depth > ExpressionLimits.Depth)
        {
            Fail(ExpressionCodes.TooDeep, $"The expression is nested more than {ExpressionLimits.Depth} deep.", Current.Start, "Split it into variables.");
        }

        return !Failed;
    }

    public void Leave() => _depth--;

    /// <summary>Marks what was read since as allowed to be missing.</summary>
    public void Guard(int firstUse)
    {
        for (var i = firstUse; i < Uses.Count; i++)
        {
            Uses[i] = Uses[i] with { Guarded = true };
        }
    }

    private void Read()
    {
        Current = _lexer.Next();
        if (Current.Kind == TokenKind.Bad && _lexer.Problem is { } problem)
        {
            Fail(problem.Code, problem.Message, problem.Offset, problem.Fix);
        }
    }
}
