using ReleaseOrchestration.Connectors.Http;

namespace ReleaseOrchestration.Connectors.Runs;

/// <summary>How a run is doing.</summary>
/// <param name="Status">Of the run.</param>
/// <param name="Run">It, by what it is called by now.</param>
/// <param name="Message">What its end is called over there.</param>
internal sealed record RunReport(RunStatus Status, StartedRun Run, string Message = "");
