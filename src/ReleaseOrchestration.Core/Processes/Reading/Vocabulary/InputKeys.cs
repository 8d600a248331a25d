using static ReleaseOrchestration.Core.Processes.Reading.Vocabulary.Shapes;

namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>The keys of declared inputs.</summary>
internal static class InputKeys
{
    public static readonly KeySet Input = new(
        "An input",
        "A value that must or may be given.",
        [
            new("type", new ValueShape.Choice(Words.InputTypes), "What kind of value it is; `string` when left out. A `secret` is given by reference: `env://NAME`, `keyvault://vault/name`."),
            new("required", Flag, "Whether it must be given when there is no default; false when left out."),
            new("default", Anything, "The value when none is given."),
            new("description", Scalar, "What the value is for."),
            new("pattern", Scalar, "A regular expression that a text must match."),
            new("allowed", new ValueShape.ListOf(Anything), "The only values that it may have."),
            new("min", Number, "The least number."),
            new("max", Number, "The greatest number."),
        ]);

    /// <summary>Inputs by name.</summary>
    public static readonly ValueShape Inputs = new ValueShape.MapOf(new ValueShape.Keys(Input));
}
