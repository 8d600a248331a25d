namespace ReleaseOrchestration.Functions.Tests.Pipelines;

/// <summary>A run of a pipeline, and how often it was asked for.</summary>
internal sealed record PipelineRun(string Pipeline, int Calls);
