namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>One line of a script: something that the outside world does.</summary>
public abstract record ScriptLine
{
    /// <summary>Its place in the script, from 0.</summary>
    public int Index { get; init; }

    /// <summary>A name by which expected refusals may call it; empty when it has none.</summary>
    public string Id { get => field ?? string.Empty; init; }

    /// <summary>The path that it is about, as it is written; empty for the release.</summary>
    public string Path { get => field ?? string.Empty; init; }
}
