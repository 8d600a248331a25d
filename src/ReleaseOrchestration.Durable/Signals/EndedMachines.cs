using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Azure.Commits;
using ReleaseOrchestration.Azure.Machines;
using ReleaseOrchestration.Azure.Signals;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Durable.Starts;

namespace ReleaseOrchestration.Durable.Signals;

/// <summary>
/// Answers for machines whose instance has ended: the machine's own rules, over its last snapshot. Only a restart does more than refuse; it starts the next run before it is
/// committed, so that a crash in between leaves a signal without answer, which is handed over again.
/// </summary>
internal sealed class EndedMachines(MachineRows rows, TurnCommits commits, SignalRows signals, MachineStarts starts, IDefinitionSource definitions, TimeProvider time)
{
    /// <returns>The answer; null when the machine has no last snapshot yet, or another signal came first: then it is to be asked again.</returns>
    public async Task<SignalReply?> AnswerAsync(MachineAddress to, MachineStart start, Signal signal, CancellationToken cancellationToken)
    {
        if (await rows.FinalAsync(to, cancellationToken).ConfigureAwait(false) is not { } final)
        {
            return null;
        }

        var definition = start is StartRelease release ? await definitions.LoadAsync(release.DefinitionHash, cancellationToken).ConfigureAwait(false) : null;
        var envelope = new Envelope { From = MachineRunner.Outside, Message = signal };
        var turn = MachineRunner.Deliver(Machine.Create(start, definition), ExecutionJson.Snapshot(final.Snapshot.Span), envelope, time.GetUtcNow());
        if (turn.Commands.All(command => command is Reply) && turn.Commands.OfType<Reply>().FirstOrDefault() is { } reply)
        {
            await signals.AnswerAsync(to, reply, cancellationToken).ConfigureAwait(false);
            return reply.Answer;
        }

        return await DecideAsync(final, turn, signal, cancellationToken).ConfigureAwait(false);
    }

    private async Task<SignalReply?> DecideAsync(MachineFinal final, Turn turn, Signal signal, CancellationToken cancellationToken)
    {
        foreach (var child in turn.Commands.OfType<StartChild>())
        {
            if (!await IsOursAsync(child.Start, signal, cancellationToken).ConfigureAwait(false))
            {
                return null;
            }
        }

        var commit = new TurnCommit
        {
            Machine = final.Machine,
            Number = final.Number + 1,
            Transitions = [.. turn.Commands.OfType<RecordTransition>().Select(command => command.Transition)],
            Projections = [.. turn.Commands.OfType<Project>()],
            Replies = [.. turn.Commands.OfType<Reply>()],
            Final = ExecutionJson.Serialize(turn.Snapshot),
        };
        return await commits.TryCommitEndedAsync(final, commit, cancellationToken).ConfigureAwait(false)
            ? commit.Replies.FirstOrDefault(reply => reply.SignalId == signal.SignalId)?.Answer
            : null;
    }

    // The row of the next run decides between two restarts at the same time.
    private async Task<bool> IsOursAsync(MachineStart start, Signal signal, CancellationToken cancellationToken)
    {
        await starts.StartAsync(start, cancellationToken).ConfigureAwait(false);
        return await rows.StartOfAsync(start.Self, cancellationToken).ConfigureAwait(false) is StartRelease { Restart: { } restart } && restart.SignalId == signal.SignalId;
    }
}
