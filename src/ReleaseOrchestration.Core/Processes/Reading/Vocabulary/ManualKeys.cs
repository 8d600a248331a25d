using static ReleaseOrchestration.Core.Processes.Reading.Vocabulary.Shapes;

namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>The keys of tasks and fields.</summary>
internal static class ManualKeys
{
    public static readonly KeySet Task = new(
        "A task",
        "Something that a person does and marks as done.",
        [
            new("id=identifier", Id, "The id of the task, unique in its activity.") { IsRequired = true },
            new("name", Scalar, "The name that people see; the id when left out."),
            new("description", Scalar, "How it is done."),
            new("required", Scalar, "Whether the activity waits for it: true (default), false, or an expression."),
            new("owners=user-groups", Scalars, "Who does it."),
            new("expected-duration", Duration, "How long it usually takes."),
            new("process", Reference, "A process that may be started for it, more than once: `id` or `id@version`."),
            new("inputs", NamedValues, "Inputs of that process."),
        ]);

    public static readonly KeySet Field = new(
        "A field",
        "Something that people fill in.",
        [
            new("id=identifier", Id, "The id of the field, unique in its activity.") { IsRequired = true },
            new("name=label", Scalar, "The name that people see; the id when left out."),
            new("type", new ValueShape.Choice(Words.FieldTypes), "What is filled in; `text` when left out."),
            new("required", Flag, "Whether the activity waits for it; false when left out."),
            new("min-length", Integer, "The least length of a text."),
            new("max-length", Integer, "The greatest length of a text."),
            new("min", Number, "The least number."),
            new("max", Number, "The greatest number."),
            new("max-size", new ValueShape.Text(TextForms.FileSize), "The greatest size of a file, such as `5MB`; 10 MB when left out."),
            new("types", Scalars, "The media types that a file may have, such as `image/*`; any when left out."),
            new("options", Scalars, "What a choice is made from."),
        ]);

    public static readonly ValueShape Tasks = new ValueShape.ListOf(new ValueShape.Keys(Task));

    public static readonly ValueShape Fields = new ValueShape.ListOf(new ValueShape.Keys(Field));
}
