namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>A single value.</summary>
/// <param name="line">Its line.</param>
/// <param name="column">Its column.</param>
/// <param name="text">Its text, unescaped.</param>
/// <param name="isPlain">Whether it stands without quotes, so that it may be a number, a boolean or null.</param>
/// <param name="textOffset">By how much its first character stands to the right of its place; -1 when characters cannot be placed.</param>
internal sealed class ScalarNode(int line, int column, string text, bool isPlain, int textOffset) : SourceNode(line, column)
{
    public string Text { get; } = text;

    public bool IsPlain { get; } = isPlain;

    /// <summary>Where it begins in the text, quotes included; -1 for what stands elsewhere.</summary>
    public int Index { get; init; } = -1;

    public int TextOffset { get; } = textOffset;

    public bool IsNull => IsPlain && (Text is "" or "~" or "null" or "Null" or "NULL");

    public override string Kind => IsNull ? "nothing" : "a single value";
}
