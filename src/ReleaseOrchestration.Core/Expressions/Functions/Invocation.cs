using System.Collections.Immutable;
using ReleaseOrchestration.Core.Expressions.Syntax;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Expressions.Functions;

/// <summary>One call of a function: its arguments, as they are written and what their values are.</summary>
internal sealed class Invocation(EvaluationContext context, Function function, ImmutableArray<Node> arguments, DataValue[] values)
{
    public EvaluationContext Context => context;

    public string Name => function.Name;

    public int Count => values.Length;

    public DataValue this[int index] => values[index];

    public Node Node(int index) => arguments[index];

    public Evaluation WrongKind(int index, string wanted) => context.WrongKind(arguments[index], values[index], Quoted, wanted);

    /// <summary>Why one of the arguments is no text or cannot be read, or null when all can.</summary>
    public Evaluation? RequireTexts()
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].Kind != DataKind.Text)
            {
                return WrongKind(i, values.Length == 1 ? "a text" : "texts");
            }

            if (!context.SpendText(values[i].Text))
            {
                return context.TooCostly();
            }
        }

        return null;
    }

    /// <summary>The arguments, or the elements of the only one if it is a list; null when they cost too much.</summary>
    public IReadOnlyList<DataValue>? Operands()
    {
        IReadOnlyList<DataValue> operands = values is [{ Kind: DataKind.List } list] ? list.Items : values;
        return context.Spend(operands.Count) ? operands : null;
    }

    /// <summary>The failure of an operand of <see cref="Operands"/> that has the wrong kind.</summary>
    public Evaluation WrongOperand(int index, DataValue value, string wanted)
    {
        if (values is not [{ Kind: DataKind.List }])
        {
            return WrongKind(index, wanted);
        }

        if (value.Kind == DataKind.Unknown)
        {
            return Evaluation.Success(value);
        }

        return value.Kind == DataKind.Secret
            ? context.SecretUse(arguments[0], Quoted)
            : context.Fail(
                ExpressionCodes.WrongKind,
                $"Element [{index}] of {context.Describe(arguments[0])} is {Conversion.Describe(value)}; {Quoted} takes {wanted}.",
                arguments[0]);
    }

    public string Quoted => $"'{function.Name}'";
}
