using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Application.Secrets;

/// <summary>Takes the secrets that a pipeline was sent out of what it reports.</summary>
public interface IReportMask
{
    /// <summary>The report without secrets; a refusal when that cannot be made sure of at the moment.</summary>
    /// <param name="idempotencyKey">Of the pipeline.</param>
    /// <param name="report">What it says.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<Result<PipelineReport>> MaskAsync(string idempotencyKey, PipelineReport report, CancellationToken cancellationToken);
}
