using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Registry;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary>One circuit for each host: one that fails all the time is left alone for a while, instead of being asked by every release that waits for it.</summary>
internal sealed class HostCircuits(IOptions<HttpConnectorOptions> options, TimeProvider timeProvider) : IDisposable
{
    private const double Failing = 0.9;
    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(30);
    private readonly ResiliencePipelineRegistry<string> _circuits = new();

    /// <summary>How long a host that fails is left alone.</summary>
    public static TimeSpan Break { get; } = TimeSpan.FromSeconds(15);

    public ResiliencePipeline<HttpReply> For(Uri address) => _circuits.GetOrAddPipeline<HttpReply>(address.Authority, builder =>
    {
        builder.TimeProvider = timeProvider;
        builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpReply>
        {
            FailureRatio = Failing,
            MinimumThroughput = options.Value.FailuresBeforeBreak,
            SamplingDuration = Sampling,
            BreakDuration = Break,
            ShouldHandle = new PredicateBuilder<HttpReply>()
                .Handle<HttpRequestException>(error => AddressRefusedException.Find(error) is null)
                .Handle<IOException>()
                .Handle<TimeoutException>()
                .HandleResult(reply => reply is { IsTransient: true, IsRateLimited: false }),
        });
    });

    public void Dispose() => _circuits.Dispose();
}
