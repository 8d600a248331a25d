namespace ReleaseOrchestration.Connectors.Tests.Conformance;

internal enum FakeEnd
{
    Succeeded,
    Failed,
    Cancelled,
}
