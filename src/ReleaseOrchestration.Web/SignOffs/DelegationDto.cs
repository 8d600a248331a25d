namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>The body of a delegation or a reassignment.</summary>
internal sealed record DelegationDto
{
    public string? To { get; init; }

    public string? Seat { get; init; }

    public string? Reason { get; init; }
}
