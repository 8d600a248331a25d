using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Callbacks;

/// <summary>Records tokens that were tried and do not count. They concern no release that anyone could be sure of, so the trail of the system has them.</summary>
public sealed class RefusedTokens(RefusalAudit refusals)
/// <summary>Records tokens that were tried and do not count. They concern no release that anyone could be sure of, so the trail of the server has them.</summary>
public sealed class RefusedTokens(IAuditTrail trail, RefusalBudget budget, TimeProvider clock)
{
    /// <summary>Records one try, unless there were too many.</summary>
    /// <param name="what">What it was to open: <c>callback</c> or <c>signOff</c>.</param>
    /// <param name="code">The code of the refusal.</param>
    /// <param name="message">The reason of the refusal.</param>
    /// <param name="address">The network address of the caller.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task RecordAsync(string what, string code, string message, string address, CancellationToken cancellationToken) =>
        refusals.RecordAsync($"{what}.refused", string.Empty, "unknown", code, message, [("address", DataValue.Of(address))], cancellationToken);
    public Task RecordAsync(string what, string code, string message, string address, CancellationToken cancellationToken)
    {
        if (!budget.TryTake(isKnown: false, out var leftOut))
        {
            return Task.CompletedTask;
        }

        List<KeyValuePair<string, DataValue>> details = [KeyValuePair.Create("code", DataValue.Of(code)), KeyValuePair.Create("address", DataValue.Of(address))];
        if (leftOut > 0)
        {
            details.Add(KeyValuePair.Create("leftOut", DataValue.Of(leftOut)));
        }

        var transition = new Transition { Event = $"{what}.refused", At = clock.GetUtcNow(), Actor = "unknown", Reason = message, Details = DataValue.Of([.. details]) };
        return trail.AppendAsync(AuditTrails.Server, transition, cancellationToken);
    }
}
