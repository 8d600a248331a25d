using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Runs;

/// <summary>What every such system can do. Exceptions are <see cref="ConnectorUnavailableException"/>: nobody knows, and it may be different in a moment.</summary>
internal interface IRunApi
{
    /// <summary>Where it is, for people.</summary>
    string Host { get; }

    /// <summary>Whether a run can be told from all others by the correlation that it was given, so that one whose start was not confirmed is found again.</summary>
    bool CanFind { get; }

    /// <summary>Looks up what is needed first. The call that comes back starts the run, and is the only one that does anything.</summary>
    Task<Result<Func<CancellationToken, Task<Result<StartedRun>>>>> PrepareAsync(RunOrder order, CancellationToken cancellationToken);

    /// <summary>Looks for the run of a start; <see cref="StartedRun.Unknown"/> when it is not there, or not yet.</summary>
    Task<Result<StartedRun>> FindAsync(RunStart start, CancellationToken cancellationToken);

    /// <summary>Asks how a run is doing.</summary>
    Task<Result<RunReport>> AskAsync(string handle, CancellationToken cancellationToken);

    /// <summary>The outputs of a run that ended well; none when it has none.</summary>
    Task<Result<ImmutableSortedDictionary<string, DataValue>>> ReadOutputsAsync(string handle, CancellationToken cancellationToken);

    /// <summary>Stops a run; one that has ended, or is unknown, needs no stopping.</summary>
    Task<ApplicationError?> StopAsync(string handle, CancellationToken cancellationToken);
}
