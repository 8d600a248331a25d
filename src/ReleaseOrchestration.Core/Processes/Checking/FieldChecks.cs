namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>Fields of manual activities: that they can be filled in.</summary>
internal sealed class FieldChecks(CheckContext context)
{
    public void Check(FieldDefinition field, string path)
    {
        if (field.Type == FieldType.Choice && field.Options.IsEmpty)
        {
            Error(path, $"The choice `{field.Id}` has nothing to choose from.", "Add `options`.");
        }

        Only(field.Type == FieldType.Choice || field.Options.IsEmpty, $"{path}.options", "a choice", "options");
        Only(field.Type == FieldType.Text || field.MinLength is null, $"{path}.min-length", "a text", "min-length");
        Only(field.Type == FieldType.Text || field.MaxLength is null, $"{path}.max-length", "a text", "max-length");
        Only(field.Type == FieldType.Number || field.Min is null, $"{path}.min", "a number", "min");
        Only(field.Type == FieldType.Number || field.Max is null, $"{path}.max", "a number", "max");
        if (field.MinLength > field.MaxLength || field.Min > field.Max || field.MinLength < 0 || field.MaxLength < 0)
        {
            Error(path, $"Nothing fits into the limits of `{field.Id}`.", "Make the least value smaller than the greatest.");
        }
    }

    private void Only(bool fits, string path, string owner, string key)
    {
        if (!fits)
        {
            Error(path, $"Only {owner} has `{key}`.", $"Remove `{key}`, or change the type of the field.");
        }
    }

    private void Error(string path, string message, string fix) => context.Error(ProblemCodes.InvalidField, path, message, fix);
}
