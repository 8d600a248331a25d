using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Expressions.Typing;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>A value that is mapped to a declared input: a constant must be one that the input takes, an expression must not certainly be of another type.</summary>
internal sealed class InputMapping(CheckContext context, ProcessTypes types)
{
    public void Check(string name, InputDefinition input, DataValue value, TypedScope scope, string path)
    {
        if (value.IsNull)
        {
            return;
        }

        if (!HoldsExpression(value))
        {
            if (InputReading.Read(input, value).Fault is { } fault)
            {
                context.Error(ProblemCodes.WrongMapping, path, $"`{name}`: {fault.Message}", fault.Fix);
            }

            return;
        }

        var (given, wanted) = (types.Of(value, scope), StaticType.Of(input.Type));
        if (!given.MayBe(wanted.Kinds))
        {
            var origin = given.Origin.Length == 0 ? string.Empty : $" ({given.Origin})";
            context.Error(ProblemCodes.WrongMapping, path, $"This is {given}{origin}, but the input `{name}` takes {wanted}.", Fix(input.Type, given));
        }
    }

    private static string Fix(InputType type, StaticType given) => type switch
    {
        InputType.Secret => "Pass on an input of type secret, or write `keyvault://vault/name` or `env://NAME`.",
        InputType.String or InputType.Entity when given.MayBe(Kinds.Number | Kinds.Boolean) => "Make it a text: `<+(x + '')>`.",
        _ => "Map another value, or change the type of one of the two.",
    };

    private static bool HoldsExpression(DataValue value) => value.Kind switch
    {
        DataKind.Text => Template.MayHoldExpressions(value.Text),
        DataKind.List => value.Items.Any(HoldsExpression),
        DataKind.Map => value.Entries.Values.Any(HoldsExpression),
        _ => false,
    };
}
