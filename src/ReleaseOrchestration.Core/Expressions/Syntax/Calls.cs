using System.Collections.Immutable;
using ReleaseOrchestration.Core.Expressions.Functions;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>Makes the node of a call, or reports why there is no such call.</summary>
internal static class Calls
{
    public static Node Create(TokenReader reader, Function? function, Token name, int start, ImmutableArray<Node> arguments)
    {
        if (function is null)
        {
            reader.Report(
                ExpressionCodes.UnknownFunction,
                $"There is no function '{Conversion.Shorten(name.Value)}'.",
                name.Start,
                Spelling.DidYouMean(name.Value, FunctionTable.Names, "There are "));
            return new LiteralNode(start, reader.LastEnd, DataValue.Null);
        }

        if (arguments.Length < function.Minimum || arguments.Length > function.Maximum)
        {
            reader.Report(ExpressionCodes.ArgumentCount, $"'{function.Name}' does not take {Count(arguments.Length)}.", name.Start, $"Write {function.Usage}.");
            return new LiteralNode(start, reader.LastEnd, DataValue.Null);
        }

        return function.Name switch
        {
            "default" => new DefaultNode(start, reader.LastEnd, arguments[0], arguments[1]),
            "coalesce" => new CoalesceNode(start, reader.LastEnd, arguments),
            "matches" => Matches(reader, start, arguments),
            _ => new CallNode(start, reader.LastEnd, function, arguments),
        };
    }

    private static MatchesNode Matches(TokenReader reader, int start, ImmutableArray<Node> arguments)
    {
        var pattern = arguments[1] is LiteralNode { Value.Kind: DataKind.Text } literal ? MatchPattern.Create(literal.Value.Text) : null;
        if (pattern is { Regex: null, Problem: var problem })
        {
            reader.Report(ExpressionCodes.InvalidPattern, problem, arguments[1].Start, MatchPattern.Fix);
        }

        return new MatchesNode(start, reader.LastEnd, arguments[0], arguments[1], pattern);
    }

    private static string Count(int count) => count switch
    {
        0 => "a call without arguments",
        1 => "1 argument",
        _ => $"{count} arguments",
    };
}
