namespace ReleaseOrchestration.Cli.Feeds;

/// <summary>A feed as the API shows it.</summary>
internal sealed record FeedLine
{
    public string Id { get => field ?? string.Empty; init; }

    public string Kind { get => field ?? string.Empty; init; }

    public string Group { get => field ?? string.Empty; init; }

    public string Owner { get => field ?? string.Empty; init; }

    public string Status { get => field ?? string.Empty; init; }

    public string CreatedBy { get => field ?? string.Empty; init; }

    public string LastReadOn { get => field ?? string.Empty; init; }

    public string About => $"{Kind} {Group}{Owner}".TrimEnd();
}
