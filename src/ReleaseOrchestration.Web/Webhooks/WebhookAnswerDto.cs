namespace ReleaseOrchestration.Web.Webhooks;

/// <summary>What a webhook came to: done, pending, late, unknown, ignored or repeated.</summary>
internal sealed record WebhookAnswerDto(string State, string Message);
