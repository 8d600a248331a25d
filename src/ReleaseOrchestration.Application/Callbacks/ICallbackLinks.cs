using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Callbacks;

/// <summary>Makes the addresses that pipelines call when they have finished.</summary>
public interface ICallbackLinks
{
    /// <summary>The address for one attempt of one activity.</summary>
    /// <param name="machine">The activity or gate.</param>
    /// <param name="attempt">The attempt.</param>
    /// <param name="effectKey">The idempotency key of the effect.</param>
    string UrlFor(MachineAddress machine, int attempt, string effectKey);
}
