using System.Collections.Immutable;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Azure.Tables;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Signals;

/// <summary>Signals on their way, and their answers. A signal is a row before it is sent, so that it can be sent again until it is answered.</summary>
public sealed class SignalRows
{
    // A caller is waiting, and the machine mostly answers on another host.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    private readonly SignalTable _table;
    private readonly GrowthSignals _growth;
    private readonly TimeProvider _time;
    private readonly IRandomSource _random;

    internal SignalRows(SignalTable table, GrowthSignals growth, TimeProvider time, IRandomSource random) => (_table, _growth, _time, _random) = (table, growth, time, random);

    /// <summary>Stores a signal before it is sent; durable when it returns. One whose id is there already stays as it is.</summary>
    public Task<SavedSignal> SaveAsync(MachineAddress to, Signal signal, CancellationToken cancellationToken) => _table.SaveAsync(to, signal, WriteMark.New(_random), cancellationToken);

    /// <summary>The answer to a signal; null as long as there is none.</summary>
    /// <param name="to">Whom it is for, or any other machine of the same release.</param>
    /// <param name="signalId">Its id.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<SignalReply?> ReplyAsync(MachineAddress to, string signalId, CancellationToken cancellationToken) => _table.ReplyAsync(to.ReleaseId, signalId, cancellationToken);

    /// <summary>Waits for the answer to a signal, whichever host writes it; null when none comes within <paramref name="patience"/>.</summary>
    public async Task<SignalReply?> WaitForReplyAsync(MachineAddress to, string signalId, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await _growth.WaitAsync(Key(to, signalId), token => ReplyAsync(to, signalId, token), answer => answer is not null, either.Token, FirstPause);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Stores the answer to a signal that reaches no machine. Answers of machines come with their commit. The first answer stays.</summary>
    public async Task AnswerAsync(MachineAddress to, Reply reply, CancellationToken cancellationToken)
    {
        await _table.AnswerAsync(to.ReleaseId, reply, cancellationToken);
        _growth.Grew(Key(to, reply.SignalId));
    }

    /// <summary>Signals that nobody has answered, stored longer ago than <paramref name="age"/>: they are sent again.</summary>
    public Task<ImmutableArray<SavedSignal>> WaitingAsync(TimeSpan age, int limit, CancellationToken cancellationToken) => _table.WaitingAsync(_time.GetUtcNow() - age, limit, cancellationToken);

    private static string Key(MachineAddress to, string signalId) => SignalKeys.WaitingRow(to.ReleaseId, signalId);
}
