using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Secrets;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Secrets;

/// <summary>Resolves what a pipeline was sent once more, only to blot it out of what the pipeline reports.</summary>
internal sealed class ReportMask(SecretResolver resolver, SentSecrets sent) : IReportMask
{
    public async Task<Result<PipelineReport>> MaskAsync(string idempotencyKey, PipelineReport report, CancellationToken cancellationToken)
    {
        var secrets = resolver.Open();
        if (await RecallAsync(secrets, idempotencyKey, cancellationToken) is { } error)
        {
            return ConnectorErrors.UncheckedReport(error);
        }

        return report with
        {
            Outputs = secrets.Redact(DataValue.Of(report.Outputs)).Entries,
            LogUrl = secrets.Redact(report.LogUrl),
            Message = secrets.Redact(report.Message),
        };
    }

    private async Task<ApplicationError?> RecallAsync(SecretScope secrets, string idempotencyKey, CancellationToken cancellationToken)
    {
        try
        {
            return await secrets.RecallAsync(await sent.FindAsync(idempotencyKey, cancellationToken), cancellationToken);
        }
        catch (ConnectorUnavailableException unavailable)
        {
            return new ApplicationError(unavailable.Code, default, unavailable.Message);
        }
    }
}
