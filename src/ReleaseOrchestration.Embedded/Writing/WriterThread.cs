using System.Threading.Channels;
using ReleaseOrchestration.Embedded.Errors;

namespace ReleaseOrchestration.Embedded.Writing;

/// <summary>The one thread that writes: takes all that waits, hands it to the engine as one batch, and sleeps until something comes or is due.</summary>
internal sealed class WriterThread : IAsyncDisposable
{
    // Not a poll: with something due later, a clock that was set is noticed within a minute.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestGathering = TimeSpan.FromMilliseconds(2);

    private readonly Engine _engine;
    private readonly TimeProvider _time;
    private readonly Channel<Work> _works;
    private readonly ITimer _alarm;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WriterThread(Engine engine, TimeProvider time)
    {
        (_engine, _time) = (engine, time);
        _works = Channel.CreateBounded<Work>(new BoundedChannelOptions(engine.Options.QueueCapacity) { SingleReader = true });
        _alarm = time.CreateTimer(static state => ((WriterThread)state!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Start() => new Thread(Run) { Name = "store writer", IsBackground = true }.Start();

    /// <summary>Makes the writer go round; when its queue is full, it does so anyway.</summary>
    public void Wake() => _works.Writer.TryWrite(WakeWork.Instance);

    public async Task PostAsync(Work work, CancellationToken cancellationToken)
    {
        try
        {
            await _works.Writer.WriteAsync(work, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException e)
        {
            throw new StoreUnavailableException("The store is closed.", e);
        }
    }

    /// <summary>Handles what waits, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _works.Writer.TryComplete();
        await _ended.Task.ConfigureAwait(false);
        await _alarm.DisposeAsync().ConfigureAwait(false);
    }

    private void Run()
    {
        try
        {
            while (_works.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                _engine.Execute(Gather());
                if (_engine.HasLeftOver)
                {
                    Wake();
                }

                SetAlarm();
            }

            _ended.SetResult();
        }
#pragma warning disable CA1031 // Nobody else would ever see it: it is handed to whoever stops the writer.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _works.Writer.TryComplete(e);
            _ended.SetException(e);
        }
    }

    private List<Work> Gather()
    {
        var works = new List<Work>();
        var started = _time.GetTimestamp();
        while (works.Count < _engine.Options.MaxBatch && _time.GetElapsedTime(started) < LongestGathering && _works.Reader.TryRead(out var work))
        {
            if (work is not WakeWork)
            {
                works.Add(work);
            }
        }

        return works;
    }

    private void SetAlarm()
    {
        if (_engine.NextDue is not { } due)
        {
            _alarm.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        var sleep = TimeSpan.FromTicks(Math.Clamp(due - _time.GetUtcNow().UtcTicks, 0, LongestSleep.Ticks));
        // Rounded up: a timer that fires a fraction early would find nothing due.
        _alarm.Change(TimeSpan.FromMilliseconds(Math.Ceiling(sleep.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
        if (sleep > TimeSpan.Zero && _time.GetUtcNow().UtcTicks >= due)
        {
            // The clock was set forward since it was read; the alarm would be late by as much.
            Wake();
        }
    }
}
