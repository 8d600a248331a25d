using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Server.Tests.Api;
using ReleaseOrchestration.Server.Tests.Documentation;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Server.Tests.Access;

/// <summary>Who may call what: as it was agreed, line by line in <c>endpoints.txt</c>, and as the server has it.</summary>
internal static class EndpointTable
{
    private static string File { get; } = Path.Combine(Repository.Root, "tests", "ReleaseOrchestration.Server.Tests", "Access", "endpoints.txt");

    public static IEnumerable<string> Agreed() => System.IO.File.ReadLines(File).Where(line => line.Length > 0);

    public static IEnumerable<(string Method, string Pattern, RoleRequirement? Requirement)> Mapped(RunningServer server) =>
        from endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
        select (method, endpoint.RoutePattern.RawText!, endpoint.Metadata.GetMetadata<RoleRequirement>());
}
