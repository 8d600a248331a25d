using Microsoft.Extensions.Hosting;
using ReleaseOrchestration.Application.SignOffs.Keys;
using ReleaseOrchestration.Azure.Hosting;

namespace ReleaseOrchestration.Functions.Hosting;

/// <summary>Makes the tables and containers that are not there, and reads the key ring, before the first function runs.</summary>
internal sealed class StorageStart(AzureStorage storage, DocumentSigningKeys keys) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await storage.CreateAsync(cancellationToken);
        await keys.RefreshAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
