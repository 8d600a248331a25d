using System.Collections.Immutable;

namespace ReleaseOrchestration.Application.Cadence;

/// <summary>Keeps what fails for one group or release from those that come after it in the same tick.</summary>
internal sealed class CadenceFailures
{
    private readonly List<CadenceException> _all = [];
    private readonly HashSet<string> _groups = new(StringComparer.Ordinal);

    public ImmutableArray<CadenceException> All => [.. _all];

    /// <summary>Whether a group could not be planned. Where not all of its occurrences are releases, nobody can say which of them is the newest.</summary>
    public bool Unplanned(string group) => _groups.Contains(group);

    /// <summary>Plans a group.</summary>
    /// <returns>What it changed; 0 when it failed.</returns>
    public async Task<int> PlanAsync(string group, Func<Task<int>> plan, CancellationToken cancellationToken)
    {
        var count = await TryAsync(group, string.Empty, plan, cancellationToken);
        if (count is null)
        {
            _groups.Add(group);
        }

        return count ?? 0;
    }

    /// <summary>Does something for a group or a release.</summary>
    /// <returns>What it changed; null when it failed.</returns>
    public async Task<int?> TryAsync(string group, string release, Func<Task<int>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
        }
#pragma warning disable CA1031 // One that fails, perhaps for ever, must not keep the others waiting; it is told at the end of the tick.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            _all.Add(new CadenceException(group, release, exception));
            return null;
        }
    }

    /// <summary>Tells all failures at once.</summary>
    /// <exception cref="AggregateException">There were some.</exception>
    public void Throw()
    {
        if (_all.Count > 0)
        {
            throw new AggregateException("Some groups or releases kept the scheduler from what it had to do for them.", _all);
        }
    }
}
