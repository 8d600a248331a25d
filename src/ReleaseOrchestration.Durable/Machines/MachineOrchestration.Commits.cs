using System.Text;
using Microsoft.DurableTask;
using ReleaseOrchestration.Azure.Commits;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Durable.Machines;

/// <summary>Commits: one at a time; what comes meanwhile goes with the next.</summary>
internal sealed partial class MachineOrchestration
{
    private readonly SortedDictionary<string, Project> _projections = new(StringComparer.Ordinal);
    private readonly List<Transition> _transitions = [];
    private readonly List<Reply> _replies = [];
    private long _commits;
    private bool _isCommitting;
    private bool _isFinalKept;

    private bool HasToCommit => _transitions.Count + _projections.Count + _replies.Count > 0 || (_end is not null && !_isFinalKept);

    // The freezes answer within a moment, and most of what they answer starts something: both go into one commit.
    private bool IsAskingFreezes => _replies.Count == 0 && _end is null && _snapshot.State is ActivityState { FreezeAsked: true, Freezes.IsEmpty: true };

    private static string ProjectionKey(Project projection) => $"{projection.Kind} {projection.Address}";

    private void Commit()
    {
        if (!_isCommitting && HasToCommit && !IsAskingFreezes)
        {
            _isCommitting = true;
            Watch(CommitAsync(TakeCommit()));
        }
    }

    private TurnCommit TakeCommit()
    {
        var commit = new TurnCommit
        {
            Machine = _machine.Self,
            Number = ++_commits,
            Transitions = [.. _transitions],
            Projections = [.. _projections.Values],
            Replies = [.. _replies],
            Final = _end is null ? (ReadOnlyMemory<byte>?)null : ExecutionJson.Serialize(_snapshot),
        };
        _isFinalKept |= _end is not null;
        _transitions.Clear();
        _projections.Clear();
        _replies.Clear();
        return commit;
    }

    // The record of who did what is worth any number of tries.
    private async Task CommitAsync(TurnCommit commit)
    {
        var json = Encoding.UTF8.GetString(commit.ToJson());
        for (var @try = 1; ; @try++)
        {
            try
            {
                await _steps.TryAsync(DurableNames.CommitTurn, json).ConfigureAwait(true);
                break;
            }
            catch (TaskFailedException e)
            {
                var pause = Retries.PauseAfter(@try);
                LogCommitFailed(_machine.Self, commit.Number, pause, Retries.Problem(e));
                await _steps.PauseAsync(pause).ConfigureAwait(true);
            }
        }

        _isCommitting = false;
        Settle();
    }
}
