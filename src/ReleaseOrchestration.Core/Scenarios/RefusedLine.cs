using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>A request of the script that was refused.</summary>
internal sealed record RefusedLine(ScriptedRequest Line, DateTimeOffset At, SignalReply Reply);
