using System.Collections.Immutable;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>Declared inputs: that their parts fit each other.</summary>
internal sealed class InputChecks(CheckContext context)
{
    public void Check(ImmutableSortedDictionary<string, InputDefinition> inputs, string path)
    {
        foreach (var (name, input) in inputs)
        {
            Check(name, input, $"{path}.{name}");
        }
    }

    private void Check(string name, InputDefinition input, string path)
    {
        Pattern(name, input, path);
        Range(name, input, path);
        Length(name, input, path);
        for (var i = 0; i < input.Allowed.Length; i++)
        {
            Allowed(name, input, input.Allowed[i], $"{path}.allowed[{i}]");
        }

        if (input.Items is { } items)
        {
            Items(name, input, items, path);
        }

        if (input.Default is { } value)
        {
            Default(name, input, value, path);
        }
    }

    private void Items(string name, InputDefinition input, InputDefinition items, string path)
    {
        if (input.Type == InputType.List)
        {
            Check($"{name}[]", items, $"{path}.items");
        }
        else
        {
            NotFor(name, input, $"{path}.items", "Only lists have `items`");
        }
    }

    private void NotFor(string name, InputDefinition input, string path, string rule) => context.Error(
        ProblemCodes.ConstraintNotForType, path, $"{rule}; `{name}` is of type {Word(input.Type)}.", $"Remove `{path[(path.LastIndexOf('.') + 1)..]}`.");

    // The choices of a list are what it may hold, or whole lists.
    private void Allowed(string name, InputDefinition input, DataValue value, string path) =>
        Type(name, input.Type == InputType.List && value.Kind != DataKind.List ? input.Items ?? OfItsOwn(value) : input, value, path);

    private static InputDefinition OfItsOwn(DataValue value) => new()
    {
        Type = value.Kind switch
        {
            DataKind.Number => InputType.Number,
            DataKind.Boolean => InputType.Boolean,
            DataKind.Map => InputType.Object,
            DataKind.Secret => InputType.Secret,
            _ => InputType.String,
        },
    };

    private void Pattern(string name, InputDefinition input, string path)
    {
        if (input.Pattern is not { } pattern)
        {
            return;
        }

        if (input.Type is not (InputType.String or InputType.Entity))
        {
            NotFor(name, input, $"{path}.pattern", "Only a text has a pattern");
        }

        if (!context.TakePattern())
        {
            TooManyPatterns(path);
        }
        else if (InputPattern.Compile(pattern) is null)
        {
            context.Error(
                ProblemCodes.InvalidInputPattern, $"{path}.pattern", $"`{pattern}` is no regular expression, is too long, or needs backtracking.", "Use a regular expression without back-references and look-around.");
        }
    }

    private void TooManyPatterns(string path)
    {
        if (context.IsFirstPatternTooMany)
        {
            context.Error(ProblemCodes.TooManyPatterns, $"{path}.pattern", $"The inputs declared here have more than {ProcessLimits.Patterns} patterns.", "Move some into a subprocess, or use `allowed`.");
        }
    }

    private void Length(string name, InputDefinition input, string path)
    {
        if (input.Length is not { } length)
        {
            return;
        }

        if (input.Type is not (InputType.String or InputType.Entity or InputType.List or InputType.Object))
        {
            NotFor(name, input, $"{path}.length", "Only texts, lists and maps have a length");
        }
        else if (length.Min < 0 || length.Max < 0 || length.Min > length.Max)
        {
            context.Error(ProblemCodes.InvalidInputRange, $"{path}.length", $"No value has the length of `{name}`.", "Write a number from 0, or `{min: 1, max: 10}` with the lesser first.");
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

    private void Default(string name, InputDefinition input, DataValue value, string path)
    {
        var place = $"{path}.default";
        if (input.Required)
        {
            context.Warning(
                ProblemCodes.RequiredWithDefault, place, $"`{name}` is required and has a default, so it is never missing.", "Remove `default` to make people give it, or remove `required`.");
        }

        if (Type(name, input, value, place) && !value.IsNull
            && InputReading.Read(input, value).Fault is { } fault && fault.Code != InputCodes.UnusablePattern)
        {
            context.Error(ProblemCodes.DefaultBreaksConstraint, place, $"The default of `{name}` breaks its own rule. {fault.Message}", fault.Fix);
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

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
