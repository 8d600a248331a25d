namespace ReleaseOrchestration.Core.Processes;

/// <summary>How large a document and a process may be.</summary>
public static class ProcessLimits
{
    /// <summary>Bytes of one document in UTF-8.</summary>
    public const int DocumentBytes = 1024 * 1024;

    /// <summary>Bytes of a text with several documents.</summary>
    public const int TextBytes = 16 * 1024 * 1024;

    /// <summary>Maps and lists within each other.</summary>
    public const int Depth = 64;

    /// <summary>By how much aliases may make a document larger than it is written.</summary>
    public const int AliasExpansion = 10;

    /// <summary>Phases of a process.</summary>
    public const int Phases = 500;

    /// <summary>Activities and gates of a process.</summary>
    public const int Activities = 2000;

    /// <summary>Patterns of the inputs that one definition declares.</summary>
    public const int Patterns = 2000;

    /// <summary>Problems that are reported for a text.</summary>
    public const int Problems = 1000;
}
