using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Application.Webhooks;

/// <summary>What became of a webhook.</summary>
/// <param name="Answer">For the sender.</param>
/// <param name="Reading">For the log: what it was, and why it does not count.</param>
/// <param name="Failure">For the log: why the system of the run could not be asked; null when it answered.</param>
public sealed record WebhookResult(Result<WebhookAnswer> Answer, WebhookReading Reading, Exception? Failure = null);
