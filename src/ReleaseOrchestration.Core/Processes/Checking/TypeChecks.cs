using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Expressions.Typing;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>The kinds of values: what certainly fails or never changes is told before anything runs; what only the future tells is not judged.</summary>
internal sealed class TypeChecks(CheckContext context, ProcessTypes types)
{
    private const Kinds Scalar = Kinds.Text | Kinds.Number | Kinds.Boolean;

    public void Check(ReadPlace place, Expression? condition)
    {
        if (condition is null)
        {
            return;
        }

        var reading = condition.InferType(TypedScope.Of(place.Scope).Within(types));
        Report(place, reading);
        if (!reading.Type.MayBe(Kinds.Boolean))
        {
            NotBoolean(place, reading.Type);
        }
        else if (place.Kind != PlaceKind.Required && reading.Problems.IsEmpty)
        {
            Constant(place, condition);
        }
    }

    public void Check(ReadPlace place, Template? template)
    {
        if (template is null)
        {
            return;
        }

        var reading = template.InferType(TypedScope.Of(place.Scope).Within(types));
        Report(place, reading);
        foreach (var offset in template.ClosedComparisons())
        {
            context.At(
                Severity.Warning, ProblemCodes.ClosedComparison, place.Path, offset, "The first `>` closes this expression, so that the rest of the comparison stays text.", "Put the comparison in parentheses: `<+(x > 3)>`.");
        }

        Use(place, reading.Type);
    }

    private void Report(ReadPlace place, TypeReading reading)
    {
        foreach (var problem in reading.Problems)
        {
            context.At(problem.Severity, problem.Code, place.Path, problem.Offset, problem.Message, problem.Fix);
        }
    }

    private void NotBoolean(ReadPlace place, StaticType type)
    {
        if (type.Kinds == Kinds.Secret)
        {
            Secret(place, "a condition");
        }
        else
        {
            context.Error(ProblemCodes.TypeMismatch, place.Path, $"This condition is {type}{From(type)}; a condition is true or false.", "Compare something, such as `inputs.tier == 'production'`.");
        }
    }

    private void Constant(ReadPlace place, Expression condition)
    {
        var result = condition.Evaluate(UnknownScope.Instance);
        if (result.Value is { Kind: DataKind.Boolean } value)
        {
            Constant(place, value.Boolean);
        }
        else if (result.Failure is { } failure && condition.Uses.IsEmpty)
        {
            context.Warning(ProblemCodes.ConstantCondition, place.Path, $"This condition always fails: {failure.Message}", "Compare something, such as `inputs.tier == 'production'`.");
        }
    }

    private void Constant(ReadPlace place, bool value)
    {
        var (message, fix) = (place.Kind, value) switch
        {
            (PlaceKind.If, true) => ("This condition is true whatever happens.", "Remove `if`."),
            (PlaceKind.If, false) => ("This condition is false whatever happens, so this never runs.", "Compare something that changes, or remove what never runs."),
            (_, true) => ("This check is met whatever happens.", "Remove the gate, or check something that changes."),
            _ => ("This check is never met, whatever happens.", "Check something that changes, such as `pipeline.outputs.ok`."),
        };
        context.Warning(ProblemCodes.ConstantCondition, place.Path, message, fix);
    }

    private void Use(ReadPlace place, StaticType type)
    {
        if (place.Kind == PlaceKind.Value)
        {
            return;
        }

        if (type.Kinds == Kinds.Secret)
        {
            Secret(place, place.Kind == PlaceKind.Output ? "an output" : "a name or a time");
        }
        else if ((place.Kind == PlaceKind.Name && !type.MayBe(Scalar)) || (place.Kind == PlaceKind.Services && !type.MayBe(Scalar | Kinds.List)))
        {
            context.Error(ProblemCodes.TypeMismatch, place.Path, $"This is {type}{From(type)}, and a text is needed here.", "Take one entry of it, such as `x[0]`.");
        }
        else if (place.Kind == PlaceKind.Time && !type.MayBe(Kinds.Text))
        {
            context.Error(ProblemCodes.TypeMismatch, place.Path, $"This is {type}{From(type)}, and a time is needed here.", "Write a text with its unit, such as `<+inputs.soakHours>h`.");
        }
    }

    private void Secret(ReadPlace place, string what) => context.Error(
        ProblemCodes.MisplacedSecret, place.Path, $"A secret cannot be {what}: everybody could read its reference there.", "Pass it on whole, as an input of a pipeline or a subprocess.");

    private static string From(StaticType type) => type.Origin.Length == 0 ? string.Empty : $" ({type.Origin})";
}
