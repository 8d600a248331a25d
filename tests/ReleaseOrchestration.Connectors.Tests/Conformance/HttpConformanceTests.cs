using ReleaseOrchestration.Connectors.Tests.Conformance.Systems;

namespace ReleaseOrchestration.Connectors.Tests.Conformance;

public sealed class HttpConformanceTests : ConnectorConformance
{
    private protected override bool KnowsKeys => true;

    private protected override bool PausesGrow => false;

    private protected override FakeSystem Create() => new FakeHttpCi();
}
