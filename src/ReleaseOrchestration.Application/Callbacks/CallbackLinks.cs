using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.SignOff;

namespace ReleaseOrchestration.Application.Callbacks;

/// <summary>Signs the addresses that pipelines call.</summary>
public sealed class CallbackLinks(ISigningKeys keys, IPublicAddress address, TimeProvider clock) : ICallbackLinks
{
    /// <summary>How long a callback address counts: no pipeline is waited for longer. A key that retires is kept as long.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <inheritdoc/>
    public string UrlFor(MachineAddress machine, int attempt, string effectKey)
    {
        var claims = new CallbackClaims
        {
            ReleaseId = machine.ReleaseId,
            Run = machine.Run,
            Path = machine.Path,
            Attempt = attempt,
            EffectKey = effectKey,
            ExpiresAt = clock.GetUtcNow() + Life,
        };
        return $"{address.BaseUrl}/callbacks/{SignedTokens.Issue(claims, keys.Ring)}";
    }
}
