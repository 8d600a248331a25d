using ReleaseOrchestration.Server.Tests.Api;

namespace ReleaseOrchestration.Server.Tests.Access;

public sealed class EndpointTableTests
{
    [Fact]
    public async Task Endpoints_AllThatAreMapped_DemandWhatWasAgreed()
    {
        await using var server = await RunningServer.StartAsync();
        var mapped = EndpointTable.Mapped(server).Select(e => $"{e.Method} {e.Pattern}: {e.Requirement?.ToString() ?? "NOTHING, see RequireRole"}").Distinct().ToList();
        var agreed = EndpointTable.Agreed().ToList();
        var (unlisted, gone) = (mapped.Except(agreed, StringComparer.Ordinal).ToList(), agreed.Except(mapped, StringComparer.Ordinal).ToList());
        Assert.True(unlisted.Count + gone.Count == 0, $"Add to Access/endpoints.txt:\n{string.Join('\n', unlisted)}\nTake out:\n{string.Join('\n', gone)}");
    }
}
