using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Signals;

/// <summary>Signals on their way, and their answers. A signal is a row before it is sent, so that it can be sent again until it is answered.</summary>
public sealed class SignalRows
{
    /// <summary>Stores a signal before it is sent; durable when it returns. One whose id is there already stays as it is.</summary>
    public Task<SavedSignal> SaveAsync(MachineAddress to, Signal signal, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The answer to a signal; null as long as there is none.</summary>
    /// <param name="to">Whom it is for, or any other machine of the same release.</param>
    /// <param name="signalId">Its id.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<SignalReply?> ReplyAsync(MachineAddress to, string signalId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Waits for the answer to a signal, whichever host writes it; null when none comes within <paramref name="patience"/>.</summary>
    public Task<SignalReply?> WaitForReplyAsync(MachineAddress to, string signalId, TimeSpan patience, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Stores the answer to a signal that reaches no machine. Answers of machines come with their commit. The first answer stays.</summary>
    public Task AnswerAsync(MachineAddress to, Reply reply, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Signals that nobody has answered, stored longer ago than <paramref name="age"/>: they are sent again.</summary>
    public Task<ImmutableArray<SavedSignal>> WaitingAsync(TimeSpan age, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();
}
