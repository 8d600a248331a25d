using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Background;
using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Web.Audit;

/// <summary>Publishes the heads of all trails at the start, at intervals, and at the end.</summary>
internal sealed partial class HeadService(HeadPublisher publisher, IHeadTarget target, IOptions<HeadOptions> options, TimeProvider clock, ILogger<HeadService> logger) : IHostedService, IBackgroundJob
{
    public string Name => "published-heads";

    public TimeSpan Every => options.Value.Interval;

    public TimeSpan PauseAfterFailure => Every;

    public bool IsOn => target is not HeadFile || options.Value.Path.Length > 0;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (IsOn && target is HeadFile file)
        {
            file.Require();
        }

        return Task.CompletedTask;
    }

    // A disk that is away for a while keeps nobody from working; the next time tells all that it missed.
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await (IsOn ? RunAsync(cancellationToken) : Task.CompletedTask);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ReleaseOrchestrationException)
        {
            Tell(exception, Every);
        }
    }

    public Task RunAsync(CancellationToken cancellationToken) => publisher.PublishAsync(cancellationToken);

    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        await RunAsync(cancellationToken);
        await Task.Delay(Every, clock, cancellationToken);
    }

    public void Tell(Exception exception, TimeSpan pause) => LogFailed(logger, options.Value.Path, exception);
}
