using System.Text.Json.Serialization;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>A freeze that concerns something that is about to start.</summary>
public sealed record FreezeNotice
{
    /// <summary>Its id.</summary>
    public required string Freeze { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Whether it denies, or allows at other times than this.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public FreezeWindow Window { get; init; }

    /// <summary>Its end, where that is known; for one that allows, when it opens; for a broken one, when it holds again.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>When it is worth asking again although its end is not known.</summary>
    public DateTimeOffset? AskAgainAt { get; init; }
}
