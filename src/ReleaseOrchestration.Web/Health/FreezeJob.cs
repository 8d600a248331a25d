using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Background;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Web.Background;

namespace ReleaseOrchestration.Web.Health;

/// <summary>Tells the machine of the freezes what is saved, in case it was not told then. A host that stays does so at its start.</summary>
internal sealed partial class FreezeJob(FreezeUpdates freezes, TimeProvider clock, ILogger<FreezeJob> logger) : IBackgroundJob
{
    public string Name => "freezes";

    public TimeSpan Every => TimeSpan.FromMinutes(15);

    public TimeSpan PauseAfterFailure => Pauses.AfterFailure;

    public Task RunAsync(CancellationToken cancellationToken) => freezes.TellAllAsync(cancellationToken);

    public Task TurnAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);

    public void Tell(Exception exception, TimeSpan pause) => LogStumbled(logger, exception);
}
