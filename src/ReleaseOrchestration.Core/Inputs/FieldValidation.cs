using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Inputs;

/// <summary>Whether what people tell in the fields of a manual activity is valid.</summary>
public static class FieldValidation
{
    /// <summary>There is no such field.</summary>
    public const string UnknownField = "RO3110";

    /// <summary>The value has another type than the field.</summary>
    public const string WrongType = "RO3111";

    /// <summary>The value is shorter, longer, less or more than allowed.</summary>
    public const string OutOfRange = "RO3112";

    /// <summary>The value is none of the options.</summary>
    public const string NoOption = "RO3113";

    /// <summary>All problems of the values that were told. A required field that is missing is none of them, nor is one left blank.</summary>
    public static ImmutableArray<FieldProblem> Validate(ImmutableArray<FieldDefinition> fields, IReadOnlyDictionary<string, DataValue> values)
    {
        var problems = ImmutableArray.CreateBuilder<FieldProblem>();
        foreach (var (id, value) in values.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            var field = fields.FirstOrDefault(f => f.Id == id);
            var problem = field is null ? new FieldProblem(UnknownField, id, $"There is no field '{id}'. {Known(id, fields)}") : Check(field, value);
            if (problem is not null)
            {
                problems.Add(problem);
            }
        }

        return problems.ToImmutable();
    }

    /// <summary>The ids of required fields that have no valid value.</summary>
    public static ImmutableArray<string> MissingRequired(ImmutableArray<FieldDefinition> fields, IReadOnlyDictionary<string, DataValue> values) =>
        [.. fields.Where(f => f.Required && !(values.TryGetValue(f.Id, out var value) && HasContent(value) && Check(f, value) is null)).Select(f => f.Id)];

    private static bool HasContent(DataValue value) => !value.IsNull && !(value.Kind == DataKind.Text && string.IsNullOrWhiteSpace(value.Text));

    private static string Known(string id, ImmutableArray<FieldDefinition> fields) => Suggestions.DidYouMean(
        id, fields.Select(f => f.Id), fields.IsEmpty ? "This activity has none." : $"The fields are {string.Join(", ", fields.Select(f => f.Id))}.");

    private static FieldProblem? Check(FieldDefinition field, DataValue value)
    {
        if (!HasContent(value) || value.Kind == DataKind.Unknown)
        {
            return null;
        }

        if (field.Type == FieldType.File)
        {
            return CheckFile(field, value);
        }

        if (value.Kind != Expected(field.Type))
        {
            return new FieldProblem(WrongType, field.Id, $"'{field.Id}' takes a {field.Type.ToString().ToLowerInvariant()}, not a {value.Kind.ToString().ToLowerInvariant()}.");
        }

        return field.Type switch
        {
            FieldType.Number => CheckRange(field, value.Number),
            FieldType.Choice when !field.Options.Contains(value.Text) =>
                new FieldProblem(NoOption, field.Id, $"'{value.Text}' is no option of '{field.Id}'; choose one of {string.Join(", ", field.Options)}."),
            FieldType.Text => CheckLength(field, value.Text.Trim().Length),
            _ => null,
        };
    }

    private static FieldProblem? CheckFile(FieldDefinition field, DataValue value)
    {
        var limit = field.MaxSize ?? EvidenceFile.DefaultMaxSize;
        return EvidenceFile.Read(value) switch
        {
            null => new FieldProblem(WrongType, field.Id, $"'{field.Id}' takes a file; attach one to it."),
            { } file when file.Size > limit =>
                new FieldProblem(OutOfRange, field.Id, $"'{field.Id}' takes files of up to {FileSizes.Format(limit)}, and '{file.Name}' has {FileSizes.Format(file.Size)}."),
            { } file when !EvidenceFile.IsAllowed(file.Type, field.Types) =>
                new FieldProblem(NoOption, field.Id, $"'{field.Id}' takes {string.Join(", ", field.Types)}, and '{file.Name}' is {file.Type}."),
            _ => null,
        };
    }

    private static DataKind Expected(FieldType type) => type switch
    {
        FieldType.Number => DataKind.Number,
        FieldType.Boolean => DataKind.Boolean,
        _ => DataKind.Text,
    };

    private static FieldProblem? CheckRange(FieldDefinition field, decimal number)
    {
        if (field.Min is { } min && number < min)
        {
            return new FieldProblem(OutOfRange, field.Id, $"'{field.Id}' must be at least {min}.");
        }

        return field.Max is { } max && number > max ? new FieldProblem(OutOfRange, field.Id, $"'{field.Id}' must be at most {max}.") : null;
    }

    private static FieldProblem? CheckLength(FieldDefinition field, int length)
    {
        if (field.MinLength is { } min && length < min)
        {
            return new FieldProblem(OutOfRange, field.Id, $"'{field.Id}' needs at least {min} characters, and has {length}.");
        }

        return field.MaxLength is { } max && length > max ? new FieldProblem(OutOfRange, field.Id, $"'{field.Id}' takes at most {max} characters, and has {length}.") : null;
    }
}
