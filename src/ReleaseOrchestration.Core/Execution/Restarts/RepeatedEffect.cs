namespace ReleaseOrchestration.Core.Execution;

/// <summary>A pipeline that was started in an earlier run and will be started again.</summary>
/// <param name="Path">The activity or gate.</param>
/// <param name="Connector">The id of the connector, as the definition has it.</param>
/// <param name="Pipeline">Its name there, as the definition has it.</param>
/// <param name="Attempts">How many attempts there were in all runs.</param>
/// <param name="LastRun">The run of the last attempt.</param>
/// <param name="LastResult">How that ended: Running, Succeeded, Failed, Cancelled.</param>
/// <param name="LastAt">When it started.</param>
/// <param name="LogUrl">Where its log is; empty when nobody knows.</param>
public sealed record RepeatedEffect(
    string Path, string Connector, string Pipeline, int Attempts, int LastRun, string LastResult, DateTimeOffset LastAt, string LogUrl);
