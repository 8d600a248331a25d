namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>The keys of a value in a list of values.</summary>
internal static class NamedValueKeys
{
    private static readonly ValueShape Anything = new ValueShape.Anything();

    public static readonly KeySet NamedValue = new(
        "A named value",
        "A value and its name.",
        [
            new("name", new ValueShape.Scalar(), "The name of the value.") { IsRequired = true },
            new("value", Anything, "The value; it may be or hold an expression."),
            new("type", Anything, "Accepted and not used."),
            new("description", Anything, "Accepted and not used."),
        ]);
}
