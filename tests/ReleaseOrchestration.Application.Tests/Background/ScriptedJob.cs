using System.Collections.Concurrent;
using ReleaseOrchestration.Application.Background;

namespace ReleaseOrchestration.Application.Tests.Background;

/// <summary>A job that does as it is told.</summary>
internal sealed class ScriptedJob(string name, TimeSpan every, Func<Task> run) : IBackgroundJob
{
    private int _runs;

    public string Name => name;

    public TimeSpan Every => every;

    public TimeSpan PauseAfterFailure => TimeSpan.Zero;

    public bool IsOn { get; init; } = true;

    public int Runs => _runs;

    public ConcurrentQueue<Exception> Told { get; } = [];

    public Task RunAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _runs);
        return run();
    }

    public Task TurnAsync(CancellationToken cancellationToken) => RunAsync(cancellationToken);

    public void Tell(Exception exception, TimeSpan pause) => Told.Enqueue(exception);
}
