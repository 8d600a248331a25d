using System.Text;

namespace ReleaseOrchestration.Core.Expressions;

/// <summary>What an expression may cost at most; the same on every machine, so that a replay gives the same answer.</summary>
internal static class ExpressionLimits
{
    public const int SourceBytes = 16 * 1024;

    public const int Depth = 64;

    public const int Nodes = 1_000;

    public const int Steps = 10_000;

    public const int TextBytes = 64 * 1024;

    public const int DataBytes = 1024 * 1024;

    public const int PatternLength = 256;

    public const int MatchedLength = 4_096;

    public const int Problems = 20;

    /// <summary>Whether the text is longer than so many bytes of UTF-8; reads the text only where its length leaves a doubt.</summary>
    public static bool Exceeds(string text, int bytes) =>
        text.Length > bytes || (text.Length * 3L > bytes && Encoding.UTF8.GetByteCount(text) > bytes);
}
