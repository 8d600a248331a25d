using System.Text.Json;
using ReleaseOrchestration.Server.Tests.Api;

namespace ReleaseOrchestration.Server.Tests.Access;

/// <summary>A server that knows its callers, and people who are signed in to it.</summary>
internal sealed class Callers : IAsyncDisposable
{
    public static readonly string[] Roles = ["viewer", "operator", "approver", "author", "admin"];

    private Callers(FakeIssuer issuer, RunningServer server) => (Issuer, Server) = (issuer, server);

    public FakeIssuer Issuer { get; }

    public RunningServer Server { get; }

    /// <summary>Starts it. Whoever is in the group of a role has the role; whatever else is granted stands in <paramref name="settings"/>.</summary>
    public static async Task<Callers> StartAsync(params string[] settings)
    {
        var issuer = await FakeIssuer.StartAsync();
        var grants = Roles.SelectMany((role, i) => new[] { $"--Access:Grants:{i}:Role", role, $"--Access:Grants:{i}:Groups:0", role });
        return new Callers(issuer, await RunningServer.StartAsync(null, issuer.Settings([.. grants, .. settings])));
    }

    /// <summary>The settings of one more grant, from number 10 on.</summary>
    public static string[] Grant(int number, string role, string user, params (string List, string Value)[] scope) =>
    [
        $"--Access:Grants:{number}:Role", role, $"--Access:Grants:{number}:Users:0", user,
        .. scope.SelectMany(s => new[] { $"--Access:Grants:{number}:{s.List}:0", s.Value }),
    ];

    public (string Name, string Value) Bearer(string name, params string[] groups) => ("Authorization", $"Bearer {Issuer.Token(name, groups)}");

    public Task<RunningServer.Answer> GetAsync(string name, string path, params string[] groups) => Server.GetAsync(path, Bearer(name, groups));

    public Task<RunningServer.Answer> PostAsync(string name, string path, object body, params string[] groups) =>
        Server.SendAsync(HttpMethod.Post, path, JsonSerializer.Serialize(body), Bearer(name, groups));

    public Task<RunningServer.Answer> ApplyAsync(string yaml) => Server.SendAsync(HttpMethod.Post, "api/apply", yaml, "application/yaml", Bearer("rita", "author"));

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
