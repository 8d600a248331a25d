namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>A key and its canonical spelling.</summary>
internal sealed record KeyEdit(ScalarNode Key, string Canonical)
{
    /// <summary>Where its first letter stands in the text; -1 when it cannot be placed.</summary>
    public int Index => Key.Index < 0 || Key.TextOffset < 0 ? -1 : Key.Index + Key.TextOffset;
}
