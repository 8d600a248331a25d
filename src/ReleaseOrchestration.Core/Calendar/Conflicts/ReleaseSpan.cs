using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Calendar.Conflicts;

/// <summary>A release as a calendar sees it: when it is, and what it works on.</summary>
public sealed record ReleaseSpan
{
    /// <summary>The id of the release; empty for one that is only planned.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>When it begins.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it ends, which is outside; a release without length is a moment.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The environments that it works on.</summary>
    public ImmutableArray<string> Environments { get => field.IsDefault ? [] : field; init; }

    /// <summary>The services that it works on.</summary>
    public ImmutableArray<string> Services { get => field.IsDefault ? [] : field; init; }

    /// <summary>Its process, and those of its subprocesses where they are known.</summary>
    public ImmutableArray<string> Processes { get => field.IsDefault ? [] : field; init; }

    /// <summary>Its tags, and those of these processes.</summary>
    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; }

    /// <summary>Its release group; empty for an ad hoc release.</summary>
    public string Group { get; init; } = string.Empty;

    /// <summary>Whether the releases of its group run one after the other.</summary>
    public bool IsSerialized { get; init; }

    /// <summary>Whether it runs already, so that its time cannot be changed. Then freezes are not in its way: which of its activities wait for one, these say.</summary>
    public bool IsRunning { get; init; }

    internal long Begin => From.UtcTicks;

    // A moment is as short as time can be.
    internal long End => Math.Max(Until.UtcTicks, Begin + 1);

    internal string Title => (Id, Name) switch
    {
        ("", _) => $"`{Name}`",
        (_, "") => $"`{Id}`",
        _ => Name == Id ? $"`{Id}`" : $"`{Id}` ({Name})",
    };
}
