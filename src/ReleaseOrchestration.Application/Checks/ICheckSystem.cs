using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Checks;

/// <summary>Systems whose pipelines wait for an answer.</summary>
public interface ICheckSystem
{
    /// <summary>Verifies a request for a check and, only then, reads it.</summary>
    Task<CheckReading> ReadAsync(ConnectorDefinition connector, WebhookRequest request, CancellationToken cancellationToken);

    /// <summary>Tells a pipeline that it may go on, or may not; once.</summary>
    Task<SendOutcome> AnswerAsync(ConnectorDefinition connector, CheckAddress address, string token, bool succeeded, CancellationToken cancellationToken);
}
