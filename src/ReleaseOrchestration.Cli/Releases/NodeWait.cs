namespace ReleaseOrchestration.Cli.Releases;

/// <summary>What a node waits for, on whom, since when.</summary>
internal sealed record NodeWait
{
    public string Kind { get => field ?? string.Empty; init; }

    public string On { get => field ?? string.Empty; init; }

    public DateTimeOffset? Since { get; init; }

    public DateTimeOffset? Until { get; init; }

    public string Message { get => field ?? string.Empty; init; }
}
