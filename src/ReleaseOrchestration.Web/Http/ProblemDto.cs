using System.Collections.Immutable;

namespace ReleaseOrchestration.Web.Http;

/// <summary>A refusal as RFC 9457 has it.</summary>
internal sealed record ProblemDto
{
    public required string Type { get; init; }

    public required string Title { get; init; }

    public int Status { get; init; }

    public required string Detail { get; init; }

    public string? Instance { get; init; }

    public required string Code { get; init; }

    public ImmutableArray<ProblemItemDto>? Problems { get; init; }
}
