using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Settings;

namespace ReleaseOrchestration.Connectors.Runs;

/// <summary>A type of system whose runs are started by one call, asked for by others, and know nothing of idempotency keys.</summary>
internal interface IRunSystem
{
    /// <summary>The type of the connectors that it serves.</summary>
    string Type { get; }

    /// <summary>The interface of the system that a connector names.</summary>
    Result<IRunApi> Open(SettingsReader settings, RunCalls calls);
}
