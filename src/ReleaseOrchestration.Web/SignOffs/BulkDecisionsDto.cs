namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>The body of many decisions at once.</summary>
internal sealed record BulkDecisionsDto
{
    public BulkDecisionDto[]? Decisions { get; init; }
}
