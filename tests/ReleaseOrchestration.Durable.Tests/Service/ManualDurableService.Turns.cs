using System.Collections.Concurrent;
using P = Microsoft.DurableTask.Protobuf;

namespace ReleaseOrchestration.Durable.Tests.Service;

/// <summary>The turns, as they went over the wire.</summary>
internal sealed partial class ManualDurableService
{
    private readonly ConcurrentDictionary<string, P.OrchestratorRequest> _requests = new(StringComparer.Ordinal);

    /// <summary>Whether turns are kept; they take much memory.</summary>
    public bool KeepsTurns { get; init; }

    /// <summary>The turns that are over.</summary>
    public ConcurrentQueue<CapturedTurn> Turns { get; } = new();

    /// <summary>A turn begins.</summary>
    public void Capture(P.OrchestratorRequest request)
    {
        if (KeepsTurns)
        {
            _requests[request.InstanceId] = request.Clone();
        }
    }

    /// <summary>A turn is over.</summary>
    public void Capture(P.OrchestratorResponse response)
    {
        if (KeepsTurns && _requests.TryRemove(response.InstanceId, out var request))
        {
            Turns.Enqueue(new CapturedTurn(request, response.Clone()));
        }
    }
}
