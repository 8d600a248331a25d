using System.ComponentModel;
using System.Diagnostics;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Connectors.Commands;

/// <summary>One run of a program, from its record on disk to its end.</summary>
internal sealed class CommandRun(CommandLaunch launch, string mark, CommandRecords records, int maxLogBytes, TimeProvider timeProvider)
{
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(2);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<PipelineEnded> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Its end.</summary>
    public Task<PipelineEnded> Ended => _ended.Task;

    /// <summary>Has the program killed.</summary>
    public void Cancel() => _cancelled.TrySetResult();

    /// <summary>Runs it to its end. When <paramref name="stopping"/> is cancelled it is killed and no end is kept: it is to be run again.</summary>
    public async Task ExecuteAsync(CancellationToken stopping)
    {
        var record = new CommandRecord { Key = launch.Key, Start = launch.Start, Mark = mark };
        try
        {
            var ended = records.IsCancelled(launch.Key) ? Cancelled(string.Empty) : await StartAsync(record, stopping);
            records.Write(record with { Ended = ended });
            _ended.SetResult(ended);
        }
#pragma warning disable CA1031 // Whoever waits for the end gets whatever there was instead of one.
        catch (Exception error)
#pragma warning restore CA1031
        {
            _ended.SetException(error);
        }
    }

    private async Task<PipelineEnded> StartAsync(CommandRecord record, CancellationToken stopping)
    {
        var logFile = records.LogFile(launch.Key);
        records.Write(record);
        try
        {
            using var output = new CommandOutput(logFile, maxLogBytes, launch.Secrets);
            using var process = Process.Start(launch.ToStartInfo(mark)) ?? throw new InvalidOperationException("No process was started.");
            records.Write(record with { Pid = process.Id, Identity = ProcessIdentity.Of(process.Id) });
            return await FinishAsync(process, output, new Uri(logFile).AbsoluteUri, stopping);
        }
        catch (Win32Exception error)
        {
            return ConnectorErrors.NotStarted(launch.File, launch.Secrets.Redact(error.Message)).Ended();
        }
    }

    private static PipelineEnded Cancelled(string log) => ConnectorErrors.Cancelled().Ended(log) with { Status = PipelineStatus.Cancelled };

    private async Task<PipelineEnded> FinishAsync(Process process, CommandOutput output, string log, CancellationToken stopping)
    {
        process.StandardInput.Close();
        var reading = Task.WhenAll(output.ReadAsync(process.StandardOutput, mayHoldOutputs: true, CancellationToken.None), output.ReadAsync(process.StandardError, mayHoldOutputs: false, CancellationToken.None));
        using var limit = new CancellationTokenSource(launch.Timeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, limit.Token);
        var exit = process.WaitForExitAsync(either.Token);
        await Task.WhenAny(exit, _cancelled.Task);
        var byItself = exit.IsCompletedSuccessfully;
        if (!byItself)
        {
            await KillAsync(process);
        }

        await DrainAsync(reading);
        if (byItself)
        {
            return Result(process.ExitCode, output, log);
        }

        if (_cancelled.Task.IsCompleted)
        {
            return Cancelled(log);
        }

        stopping.ThrowIfCancellationRequested();
        return ConnectorErrors.TimedOut(launch.File, Durations.Format(launch.Timeout)).Ended(log);
    }

    private PipelineEnded Result(int exitCode, CommandOutput output, string log)
    {
        if (exitCode != 0)
        {
            return ConnectorErrors.ExitCode(launch.File, exitCode, output.Tail).Ended(log) with { Outputs = output.Outputs };
        }

        return output.Problem is { } problem ? problem.Ended(log) : new PipelineEnded { Status = PipelineStatus.Succeeded, Outputs = output.Outputs, LogUrl = log };
    }

    private async Task KillAsync(Process process)
    {
        MarkedProcesses.Kill(process.Id, entireTree: true);
        if (!await MarkedProcesses.KillAsync(mark, timeProvider))
        {
            throw new ConnectorUnavailableException(ConnectorErrors.DoesNotEnd(launch.Key));
        }
    }

    // A program may leave something running that keeps its output open; that is its own affair, and not waited for.
    private async Task DrainAsync(Task reading)
    {
        try
        {
            await reading.WaitAsync(Drain, timeProvider);
        }
        catch (TimeoutException)
        {
            _ = reading.ContinueWith(static ended => _ = ended.Exception, TaskScheduler.Default);
        }
    }
}
