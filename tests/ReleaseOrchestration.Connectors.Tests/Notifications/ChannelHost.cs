using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Connectors.Notifications;
using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Notifications;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors.Tests.Notifications;

/// <summary>The channels as a host has them; the resolver of names may be a test's.</summary>
internal sealed class ChannelHost : IPublicAddress, ICallbackLinks, IConnectorDefinitions, IAsyncDisposable
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private readonly ServiceProvider _services;

    public ChannelHost(params (string Key, string Value)[] configuration)
        : this(resolve: null, configuration)
    {
    }

    public ChannelHost(Func<string, CancellationToken, Task<IPAddress[]>>? resolve, params (string Key, string Value)[] configuration)
    {
        Environment.SetEnvironmentVariable("RELO_TEST_HOOK_SECRET", Secret);
        Environment.SetEnvironmentVariable("RELO_TEST_HOOK_SECRET_2", "whsec_" + Convert.ToBase64String(new byte[32]));
        Environment.SetEnvironmentVariable("RELO_TEST_SHORT_SECRET", "whsec_c2hvcnQ=");
        Environment.SetEnvironmentVariable("RELO_TEST_MAIL_PASSWORD", "pa55 word");
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IDocumentStore>(new MemoryDocuments());
        services.AddSingleton<IPublicAddress>(this);
        services.AddSingleton<ICallbackLinks>(this);
        services.AddSingleton<IConnectorDefinitions>(this);
        services.AddSingleton(provider => new GuardedConnections(provider.GetRequiredService<IOptions<NotificationOptions>>(), resolve));
        services.AddConnectors(new ConfigurationBuilder().AddInMemoryCollection(configuration.Select(entry => KeyValuePair.Create(entry.Key, (string?)entry.Value))).Build());
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public static (string, string) Loopback { get; } = ("Notifications:AllowLoopback", "true");

    public string BaseUrl => "https://relo.test";

    public IServiceProvider Services => _services;

    public static OutgoingMessage Message(string subject = "Weekly 1.4.0: Smoke test failed", string text = "", string reason = "503") => new()
    {
        Id = "msg_0123456789abcdef0123456789abcdef",
        Rule = "prod",
        Event = new NotificationEvent
        {
            Id = "evt_1",
            Kinds = [EventKinds.ActivityEnded, EventKinds.ActivityFailed],
            At = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
            Release = new ReleaseFacts { Id = "r1", Name = "Weekly", Version = "1.4.0", Group = "weekly" },
            Run = 1,
            Path = "prod.smoke",
            Title = "Smoke test",
            Status = "Failed",
            Reason = reason,
        },
        Subject = subject,
        Text = text,
        Facts = [new("Reason", reason)],
        Link = "https://relo.test/api/releases/r1/nodes/prod.smoke",
        Address = "qa@example.com",
    };

    public Task<SendOutcome> SendAsync(NotificationChannelDefinition channel, OutgoingMessage? message = null) =>
        _services.GetServices<INotificationChannel>().Single(c => c.Type == channel.Type).SendAsync(channel, message ?? Message(), default);

    public string UrlFor(MachineAddress machine, int attempt, string effectKey) => "https://relo.test/callbacks/1";

    public Task<ConnectorDefinition?> FindConnectorAsync(string id, CancellationToken cancellationToken) => Task.FromResult<ConnectorDefinition?>(null);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
