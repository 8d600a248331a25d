namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>What may stand under a key.</summary>
internal abstract record ValueShape
{
    /// <summary>Anything: a text, a number, a list, a map.</summary>
    public sealed record Anything : ValueShape;

    /// <summary>Any single value; a number or a boolean is read as the text that is written.</summary>
    public sealed record Scalar : ValueShape;

    /// <summary>A text of a certain form.</summary>
    public sealed record Text(TextForm Form) : ValueShape;

    /// <summary>True or false.</summary>
    public sealed record Flag : ValueShape;

    /// <summary>A number.</summary>
    public sealed record Number(bool IsWhole = false) : ValueShape;

    /// <summary>One of some words.</summary>
    public sealed record Choice(IWordList Words) : ValueShape;

    /// <summary>A list.</summary>
    public sealed record ListOf(ValueShape Item) : ValueShape;

    /// <summary>A list, or one element that stands for a list of one.</summary>
    public sealed record OneOrMore(ValueShape Item) : ValueShape;

    /// <summary>A map from free names to values.</summary>
    public sealed record MapOf(ValueShape Item) : ValueShape;

    /// <summary>A map with declared keys; with <paramref name="Needs"/>, that key is required here though it is not elsewhere.</summary>
    public sealed record Keys(KeySet Set, string? Needs = null) : ValueShape;

    /// <summary>One of several shapes.</summary>
    public sealed record Either(params ValueShape[] Shapes) : ValueShape;
}
