using ReleaseOrchestration.Connectors.Secrets;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary>What every call about one pipeline needs.</summary>
/// <param name="Settings">Of its connector.</param>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Handle">What is known of it so far.</param>
/// <param name="Secrets">Of this call.</param>
internal sealed record HttpConversation(HttpSettings Settings, string Key, HttpHandle Handle, SecretScope Secrets);
