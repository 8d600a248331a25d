using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Web.Audit;

/// <summary>Publishes the heads of all trails at the start, at intervals, and at the end.</summary>
internal sealed partial class HeadService(HeadPublisher publisher, HeadFile file, IOptions<HeadOptions> options, TimeProvider clock, ILogger<HeadService> logger) : BackgroundService
{
    private bool IsOn => options.Value.Path.Length > 0;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (IsOn)
        {
            file.Require();
            await base.StartAsync(cancellationToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (IsOn)
        {
            await PublishAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await PublishAsync(stoppingToken);
        using var timer = new PeriodicTimer(options.Value.Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await PublishAsync(stoppingToken);
        }
    }

    // A disk that is away for a while keeps nobody from working; the next time tells all that it missed.
    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        try
        {
            await publisher.PublishAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ReleaseOrchestrationException)
        {
            LogFailed(logger, options.Value.Path, exception);
        }
    }
}
