namespace ReleaseOrchestration.Core.Problems;

/// <summary>A place in a document.</summary>
/// <param name="File">The file as the caller named it; empty when the text came over the API.</param>
/// <param name="Line">1 for the first line; 0 when the problem has no place.</param>
/// <param name="Column">1 for the first character; 0 when the problem has no place.</param>
public sealed record SourcePosition(string File, int Line, int Column)
{
    /// <summary>No place.</summary>
    public static SourcePosition None { get; } = new(string.Empty, 0, 0);

    /// <summary>As compilers write it: <c>file:line:column</c>.</summary>
    public override string ToString() => Line == 0 ? File : $"{(File.Length == 0 ? "<input>" : File)}:{Line}:{Column}";
}
