using ReleaseOrchestration.Azure.Tests.Support;
using ReleaseOrchestration.Conformance.Stores;

namespace ReleaseOrchestration.Azure.Tests.Stores;

/// <summary>The contract of the audit on tables.</summary>
public sealed class TableAuditTests(Azurite azurite) : AuditContract, IClassFixture<Azurite>
{
    protected override async Task<AuditStores> OpenAsync() => AzureStores.AuditOf(await AzureStores.OpenAsync(azurite.Tables, azurite.Blobs));
}
