using static ReleaseOrchestration.Core.Processes.Reading.Vocabulary.Shapes;

namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>The keys of declared inputs.</summary>
internal static class InputKeys
{
    public static readonly KeySet Length = new(
        "A length",
        "How long a text, or how large a list or map, may be.",
        [new("min", Integer, "The least length."), new("max", Integer, "The greatest length.")]);

    private static readonly ValueShape Lengths = new ValueShape.Either(Integer, new ValueShape.Keys(Length));

    public static readonly KeySet Items = new(
        "The elements of a list",
        "What each element of a list must be.",
        [
            new("type", new ValueShape.Choice(Words.InputTypes), "What kind of value each is; `string` when left out."),
            new("pattern", Scalar, "A regular expression that each text must match."),
            new("allowed", new ValueShape.ListOf(Anything), "The only values that each may have."),
            new("min", Number, "The least number, or the least length."),
            new("max", Number, "The greatest number, or the greatest length."),
            new("length", Lengths, "The length of each: a number, or `{min, max}`."),
        ]);

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
            new("length", Lengths, "The length of a text, or the number of elements of a list or map: a number, or `{min, max}`."),
            new("items", new ValueShape.Keys(Items), "What each element of a list must be."),
        ]);

    /// <summary>Inputs by name.</summary>
    public static readonly ValueShape Inputs = new ValueShape.MapOf(new ValueShape.Keys(Input));
}
