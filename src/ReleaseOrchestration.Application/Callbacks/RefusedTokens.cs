using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Callbacks;

/// <summary>Records tokens that were tried and do not count. They concern no release that anyone could be sure of, so the trail of the system has them.</summary>
public sealed class RefusedTokens(RefusalAudit refusals)
{
    /// <summary>Records one try.</summary>
    /// <param name="what">What it was to open: <c>callback</c>, <c>signOff</c> or <c>webhook</c>.</param>
    /// <param name="code">The code of the refusal.</param>
    /// <param name="message">The reason of the refusal.</param>
    /// <param name="address">The network address of the caller.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task RecordAsync(string what, string code, string message, string address, CancellationToken cancellationToken) =>
        refusals.RecordAsync($"{what}.refused", string.Empty, "unknown", code, message, [("address", DataValue.Of(address))], cancellationToken);
}
