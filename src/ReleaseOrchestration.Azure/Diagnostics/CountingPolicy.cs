using global::Azure.Core;
using global::Azure.Core.Pipeline;

namespace ReleaseOrchestration.Azure.Diagnostics;

/// <summary>Counts the requests of a client, each try for itself, because each is paid for.</summary>
internal sealed class CountingPolicy(StorageMetrics metrics, Func<Request, StorageOperation> operation) : HttpPipelinePolicy
{
    // What got no answer has none.
    private const int NoAnswer = 0;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            ProcessNext(message, pipeline);
        }
        finally
        {
            Count(message);
        }
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            await ProcessNextAsync(message, pipeline);
        }
        finally
        {
            Count(message);
        }
    }

    private void Count(HttpMessage message) => metrics.Count(operation(message.Request), message.HasResponse ? message.Response.Status : NoAnswer);
}
