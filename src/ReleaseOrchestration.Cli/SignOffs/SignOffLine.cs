using System.Collections.Immutable;

namespace ReleaseOrchestration.Cli.SignOffs;

/// <summary>An open sign-off in a list.</summary>
internal sealed record SignOffLine
{
    public string ReleaseId { get => field ?? string.Empty; init; }

    public string Path { get => field ?? string.Empty; init; }

    public string Title { get => field ?? string.Empty; init; }

    public Question? SignOff { get; init; }

    internal sealed record Question
    {
        public DateTimeOffset? OpenedAt { get; init; }

        public Ballot? Approval { get; init; }
    }

    internal sealed record Ballot
    {
        public ImmutableArray<string> OpenSeats { get => field.IsDefault ? [] : field; init; }

        public int Needed { get; init; }

        public int Given { get; init; }

        public DateTimeOffset? Deadline { get; init; }
    }
}
