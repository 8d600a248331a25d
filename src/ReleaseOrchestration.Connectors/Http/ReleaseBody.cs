namespace ReleaseOrchestration.Connectors.Http;

/// <summary>The release for which a pipeline is started.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Run">1 for its first run.</param>
internal sealed record ReleaseBody(string Id, int Run);
