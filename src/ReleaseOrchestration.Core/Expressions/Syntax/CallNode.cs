using ReleaseOrchestration.Core.Expressions.Typing;
using System.Collections.Immutable;
using ReleaseOrchestration.Core.Expressions.Functions;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>A call of a function that needs the values of all its arguments.</summary>
internal sealed class CallNode(int start, int end, Function function, ImmutableArray<Node> arguments) : Node(start, end)
{
    public override StaticType Infer(TypingContext typing) =>
        new FunctionTyping(typing, function, arguments, [.. arguments.Select(argument => argument.Infer(typing))]).Infer();

    protected override Evaluation Compute(EvaluationContext context)
    {
        var values = new DataValue[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var result = arguments[i].Evaluate(context);
            if (!result.Succeeded)
            {
                return result;
            }

            values[i] = result.Value;
        }

        return function.Apply(new Invocation(context, function, arguments, values));
    }
}
