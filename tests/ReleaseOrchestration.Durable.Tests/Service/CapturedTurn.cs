using P = Microsoft.DurableTask.Protobuf;

namespace ReleaseOrchestration.Durable.Tests.Service;

/// <summary>A turn of an orchestration: what the worker was given, and what it answered.</summary>
/// <param name="Request">The history, and what is new.</param>
/// <param name="Response">What is to be done.</param>
internal sealed record CapturedTurn(P.OrchestratorRequest Request, P.OrchestratorResponse Response);
