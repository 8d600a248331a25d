using ReleaseOrchestration.Conformance.Stores;
using ReleaseOrchestration.Embedded.Tests.Support;

namespace ReleaseOrchestration.Embedded.Tests.Storage;

public sealed class RemovalContractTests : RemovalContract, IAsyncLifetime
{
    private World? _world;

    public async Task InitializeAsync() => _world = await World.OpenAsync();

    public Task DisposeAsync() => _world!.DisposeAsync().AsTask();

    protected override Task<RemovalStores> OpenAsync() =>
        Task.FromResult(new RemovalStores(_world!.Runtime, _world.Runtime, new AuditStores(_world.Runtime, _world.Runtime, _world.Runtime)));
}
