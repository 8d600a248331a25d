using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>Something that the outside world will do.</summary>
/// <param name="Request">What somebody does; null when a pipeline ends.</param>
/// <param name="Effect">The pipeline that ends.</param>
/// <param name="Outcome">How it ends.</param>
internal sealed record AgendaItem(ScriptedRequest? Request, SimulatedEffect? Effect, PipelineEnded? Outcome);
