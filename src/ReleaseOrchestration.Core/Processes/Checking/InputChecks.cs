using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>Declared inputs: that their parts fit each other.</summary>
internal sealed class InputChecks(CheckContext context)
{
    private const int LongestPattern = 1000;

    public void Check(ImmutableSortedDictionary<string, InputDefinition> inputs, string path)
    {
        foreach (var (name, input) in inputs)
        {
            Check(name, input, $"{path}.{name}");
        }
    }

    private void Check(string name, InputDefinition input, string path)
    {
        var pattern = PatternOf(input, path);
        if (input.Pattern is not null && input.Type is not (InputType.String or InputType.Entity))
        {
            context.Error(ProblemCodes.ConstraintNotForType, $"{path}.pattern", $"Only a text has a pattern; `{name}` is of type {Word(input.Type)}.", "Remove `pattern`.");
        }

        Range(name, input, path);
        for (var i = 0; i < input.Allowed.Length; i++)
        {
            Type(name, input, input.Allowed[i], $"{path}.allowed[{i}]");
        }

        if (input.Default is { } value)
        {
            Default(name, input, value, pattern, path);
        }
    }

    private Regex? PatternOf(InputDefinition input, string path)
    {
        if (input.Pattern is not { } pattern)
        {
            return null;
        }

        try
        {
            return pattern.Length <= LongestPattern ? new Regex($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant) : throw new NotSupportedException();
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            context.Error(
                ProblemCodes.InvalidInputPattern,
                $"{path}.pattern",
                exception is ArgumentException ? $"`{pattern}` is no regular expression." : "The pattern is too long, or needs backtracking.",
                "Use a regular expression without back-references and look-around.");
            return null;
        }
    }

    private void Range(string name, InputDefinition input, string path)
    {
        var key = input.Min is null ? "max" : "min";
        if ((input.Min ?? input.Max) is not null && input.Type is not (InputType.Number or InputType.String or InputType.List))
        {
            context.Error(
                ProblemCodes.ConstraintNotForType, $"{path}.{key}", $"Only numbers, texts and lists have `min` and `max`; `{name}` is of type {Word(input.Type)}.", $"Remove `{key}`.");
        }
        else if (input.Min > input.Max)
        {
            context.Error(ProblemCodes.InvalidInputRange, $"{path}.min", $"`min` of `{name}` is above its `max`.", "Exchange the two.");
        }
    }

    private void Default(string name, InputDefinition input, DataValue value, Regex? pattern, string path)
    {
        var place = $"{path}.default";
        if (input.Required)
        {
            context.Warning(
                ProblemCodes.RequiredWithDefault, place, $"`{name}` is required and has a default, so it is never missing.", "Remove `default` to make people give it, or remove `required`.");
        }

        if (!Type(name, input, value, place))
        {
            return;
        }

        if (!input.Allowed.IsEmpty && !input.Allowed.Contains(value))
        {
            context.Error(ProblemCodes.DefaultBreaksConstraint, place, $"The default of `{name}` is none of its allowed values.", "Take one of `allowed`, or add it there.");
        }
        else if (pattern is not null && value.Kind == DataKind.Text && !pattern.IsMatch(value.Text))
        {
            context.Error(ProblemCodes.DefaultBreaksConstraint, place, $"The default of `{name}` does not match its pattern.", "Change one of the two.");
        }
        else if (Measure(value) is { } measure && (measure < input.Min || measure > input.Max))
        {
            context.Error(ProblemCodes.DefaultBreaksConstraint, place, $"The default of `{name}` is out of its range.", "Change it, or `min` and `max`.");
        }
    }

    private bool Type(string name, InputDefinition input, DataValue value, string path)
    {
        if (HoldsExpression(value))
        {
            context.Error(
                ProblemCodes.ExpressionNotEvaluated, path, $"`{name}` is given from outside; expressions are not evaluated here.", "Compute it in `variables` instead.");
            return false;
        }

        if (value.Kind == DataKind.Secret && !value.SecretReference.Contains("://", StringComparison.Ordinal))
        {
            context.Error(ProblemCodes.SecretByValue, path, $"The secret `{name}` must be given by reference.", "Write `keyvault://vault/name` or `env://NAME`, and revoke what stood here.");
            return false;
        }

        if (value.IsNull || Fits(input.Type, value.Kind))
        {
            return true;
        }

        context.Error(ProblemCodes.WrongInputType, path, $"`{name}` is of type {Word(input.Type)}, but this is {Word(value.Kind)}.", "Change the value or the type.");
        return false;
    }

    private static bool Fits(InputType type, DataKind kind) => type switch
    {
        InputType.String or InputType.Entity => kind == DataKind.Text,
        InputType.Number => kind == DataKind.Number,
        InputType.Boolean => kind == DataKind.Boolean,
        InputType.List => kind == DataKind.List,
        InputType.Object => kind == DataKind.Map,
        _ => kind == DataKind.Secret,
    };

    private static bool HoldsExpression(DataValue value) => value.Kind switch
    {
        DataKind.Text => Template.MayHoldExpressions(value.Text),
        DataKind.List => value.Items.Any(HoldsExpression),
        DataKind.Map => value.Entries.Values.Any(HoldsExpression),
        _ => false,
    };

    private static decimal? Measure(DataValue value) => value.Kind switch
    {
        DataKind.Number => value.Number,
        DataKind.Text => value.Text.Length,
        DataKind.List => value.Items.Length,
        _ => null,
    };

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
