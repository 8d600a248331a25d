using ReleaseOrchestration.Connectors.Http;
using ReleaseOrchestration.Connectors.Secrets;

namespace ReleaseOrchestration.Connectors.Runs;

/// <summary>What every step of one effect needs.</summary>
/// <param name="Api">Of the system.</param>
/// <param name="Calls">Its calls.</param>
/// <param name="Key">The idempotency key.</param>
internal sealed record RunSession(IRunApi Api, RunCalls Calls, string Key)
{
    public SecretScope Secrets => Calls.Secrets;

    public CallSettings Settings => Calls.Settings;
}
