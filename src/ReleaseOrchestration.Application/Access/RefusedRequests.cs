using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Access;

/// <summary>Records requests that were refused at the door, in the trail of the server.</summary>
public sealed class RefusedRequests(IAuditTrail trail, RefusalBudget budget, TimeProvider clock)
{
    private const string Stranger = "unknown";
    private const int LongestPath = 200;

    /// <summary>Records one refusal, unless there were too many.</summary>
    /// <param name="actor">Who was refused; null when nobody knows.</param>
    /// <param name="error">The refusal.</param>
    /// <param name="request">The method and the path.</param>
    /// <param name="address">The network address of the caller.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether it was recorded.</returns>
    public async Task<bool> RecordAsync(string? actor, ApplicationError error, string request, string address, CancellationToken cancellationToken)
    {
        if (!budget.TryTake(actor is not null, out var leftOut))
        {
            return false;
        }

        List<KeyValuePair<string, DataValue>> details =
        [
            KeyValuePair.Create("code", DataValue.Of(error.Code)),
            KeyValuePair.Create("address", DataValue.Of(address)),
            KeyValuePair.Create("request", DataValue.Of(request.Length > LongestPath ? request[..LongestPath] : request)),
        ];
        if (leftOut > 0)
        {
            details.Add(KeyValuePair.Create("leftOut", DataValue.Of(leftOut)));
        }

        var transition = new Transition { Event = "access.refused", At = clock.GetUtcNow(), Actor = actor ?? Stranger, Reason = error.Message, Details = DataValue.Of([.. details]) };
        await trail.AppendAsync(AuditTrails.Server, transition, cancellationToken);
        return true;
    }
}
