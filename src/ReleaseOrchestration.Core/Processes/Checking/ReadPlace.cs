namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>A text of a definition that may hold expressions.</summary>
/// <param name="Path">Where it is in the document.</param>
/// <param name="Text">The text.</param>
/// <param name="Kind">What its value is used for.</param>
/// <param name="Scope">Who reads it.</param>
internal sealed record ReadPlace(string Path, string Text, PlaceKind Kind, ReadScope Scope)
{
    /// <summary>Whether the whole text is one expression.</summary>
    public bool IsCondition => Kind is PlaceKind.If or PlaceKind.Check or PlaceKind.Required;
}
