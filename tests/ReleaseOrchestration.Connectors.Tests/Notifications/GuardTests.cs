using System.Net;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors.Tests.Notifications;

/// <summary>Nothing is sent to where the server may not send, however it is spelled.</summary>
public sealed class GuardTests
{
    /// <summary>Names that lead inside, as a resolver of somebody else may say.</summary>
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["loop.example"] = ["127.0.0.1"],
        ["loop6.example"] = ["::1"],
        ["private.example"] = ["10.0.0.5"],
        ["private6.example"] = ["fd00::5"],
        ["metadata.example"] = ["169.254.169.254"],
        ["mapped.example"] = ["::ffff:169.254.169.254"],
        ["nat64.example"] = ["64:ff9b::a9fe:a9fe"],
        ["sixtofour.example"] = ["2002:7f00:1::"],
        ["carrier.example"] = ["100.64.1.1"],
        ["several.example"] = ["10.0.0.1", "192.168.0.1", "::1"],
        ["nowhere.example"] = ["0.0.0.0"],
        ["broadcast.example"] = ["255.255.255.255"],
        ["multicast.example"] = ["ff02::1"],
        ["metadata.google.internal"] = ["169.254.169.254"],
        ["instance-data.ec2.internal"] = ["169.254.169.254"],
        ["localhost"] = ["127.0.0.1", "::1"],
        ["localhost.localdomain"] = ["127.0.0.1"],
        ["xn--lcalhost-54a.example"] = ["127.0.0.1"],
    };

    public static TheoryData<string> Bypasses =>
    [
        "https://127.0.0.1/", "https://127.1/", "https://127.0.1/", "https://2130706433/", "https://0x7f000001/", "https://0x7f.0x0.0x0.0x1/", "https://0x7f.1/", "https://0177.0.0.1/",
        "https://017700000001/", "https://127.0.0.1./", "https://127.255.255.254/", "https://0.0.0.0/", "https://0/", "https://[::]/", "https://[::1]/", "https://[0:0:0:0:0:0:0:1]/",
        "https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]/", "https://[::127.0.0.1]/", "https://[::ffff:0:127.0.0.1]/", "https://[64:ff9b::127.0.0.1]/", "https://[64:ff9b::a9fe:a9fe]/", "https://[64:ff9b:1::7f00:1]/",
        "https://[2002:7f00:1::]/", "https://[2002:a9fe:a9fe::]/", "https://[2001:0:7f00:1::]/", "https://[fe80::1]/", "https://[fe80::1%25eth0]/", "https://[fe80::1%eth0]/", "https://[fc00::1]/", "https://[fd00:ec2::254]/",
        "https://[fec0::1]/", "https://[ff02::1]/", "https://[100::1]/", "https://169.254.169.254/latest/meta-data/", "https://2852039166/", "https://0xa9fea9fe/", "https://0251.0376.0251.0376/",
        "https://[::ffff:169.254.169.254]/", "https://168.63.129.16/", "https://10.0.0.1/", "https://167772161/", "https://012.0.0.1/", "https://172.16.0.1/", "https://172.31.255.255/",
        "https://192.168.0.1/", "https://3232235521/", "https://100.64.0.1/", "https://198.18.0.1/", "https://192.0.0.192/", "https://224.0.0.1/", "https://255.255.255.255/", "https://240.0.0.1/",
        "https://\uFF11\uFF12\uFF17.0.0.1/", "https://\u2460\u2461\u2466.\u24EA.\u24EA.\u2460/", "https://127\u30020.0.1/", "https://localhost/", "https://LOCALHOST/", "https://localhost./", "https://localhost.localdomain/",
        "https://loop.example/", "https://loop.example./", "https://loop6.example/", "https://private.example/", "https://private6.example/", "https://metadata.example/", "https://mapped.example/", "https://nat64.example/",
        "https://sixtofour.example/", "https://carrier.example/", "https://several.example/", "https://nowhere.example/", "https://broadcast.example/", "https://multicast.example/",
        "https://metadata.google.internal/computeMetadata/v1/", "https://instance-data.ec2.internal/latest/", "https://l\u00F6calhost.example/",
        "https://good.example@127.0.0.1/", "https://good.example:x@127.0.0.1/", "https://good.example%40127.0.0.1/", "https://127.0.0.1#@good.example/", "https://127.0.0.1\\@good.example/", "https://good.example\\@127.0.0.1/",
        "https:\\\\127.0.0.1/", "https:///127.0.0.1/", "https://127.0.0.1:443/", "https://127.0.0.1:22/", "https://good.example:22/", "https://good.example:8443/", "https://good.example:25/", "http://good.example/", "http://127.0.0.1/",
        "http://169.254.169.254/", "ftp://127.0.0.1/", "file:///etc/passwd", "gopher://127.0.0.1:25/_x", "unix:///var/run/docker.sock", "javascript:alert(1)", "//127.0.0.1/", "127.0.0.1", "https://", "https:// 127.0.0.1/",
        "https://127.0.0.1\t/", "https://good.example\r\nHost: 127.0.0.1/", "https://0x7f.0.0.0x1/", "https://[::ffff:10.0.0.1]/", "https://0000.0000.0000.0000/",
    ];

    [Fact]
    public void Bypasses_AreAtLeastSixty() => Assert.True(Bypasses.Count >= 60);

    [Theory]
    [MemberData(nameof(Bypasses))]
    public async Task Send_ToWhatMustNotBeCalled_IsRefused(string url)
    {
        await using var host = new ChannelHost(Resolve);

        foreach (var type in new[] { NotificationChannelType.Webhook, NotificationChannelType.Slack, NotificationChannelType.Teams })
        {
            var outcome = await host.SendAsync(new NotificationChannelDefinition { Id = "c", Type = type, Url = url, Secrets = type == NotificationChannelType.Webhook ? ["env://RELO_TEST_HOOK_SECRET"] : [], AllowPrivate = true });
            Assert.True(outcome.Kind == SendResult.Impossible && outcome.Error[..6] is "RO6501" or "RO6502" or "RO6104" or "RO6102", $"{url}: {outcome}");
        }
    }

    [Theory]
    [InlineData("loop.example", 25)]
    [InlineData("loop.example", 587)]
    [InlineData("private.example", 587)]
    [InlineData("metadata.example", 587)]
    [InlineData("169.254.169.254", 25)]
    [InlineData("0x7f.1", 587)]
    [InlineData("2130706433", 587)]
    [InlineData("good.example", 80)]
    [InlineData("good.example", 6379)]
    public async Task Send_MailToWhatMustNotBeCalled_IsRefused(string mailServer, int port)
    {
        await using var host = new ChannelHost(Resolve);

        var outcome = await host.SendAsync(new NotificationChannelDefinition
        {
            Id = "m", Type = NotificationChannelType.Email, Host = mailServer, Port = port, From = "relo@example.com", To = ["qa@example.com"],
        });

        Assert.True(outcome.Kind == SendResult.Impossible && outcome.Error[..6] is "RO6502" or "RO6104", $"{mailServer}: {outcome}");
    }

    [Fact]
    public async Task Send_NameThatLeadsElsewhereTheSecondTime_IsAskedOnce()
    {
        var answers = new Queue<string>(["127.0.0.1", "169.254.169.254", "10.0.0.1"]);
        var asked = 0;
        await using var server = await PipelineServer.StartAsync(200, string.Empty);
        await using var host = new ChannelHost(
            (_, _) =>
            {
                asked++;
                return Task.FromResult<IPAddress[]>([IPAddress.Parse(answers.Dequeue())]);
            },
            ChannelHost.Loopback,
            ("Notifications:AllowedHosts:0", $"rebind.example:{new Uri(server.Url).Port}"));

        // The document allows plain http only to this machine by name, so the connection is opened below the channel.
        var connections = (Connectors.Notifications.GuardedConnections)host.Services.GetService(typeof(Connectors.Notifications.GuardedConnections))!;
        await using var stream = await connections.OpenAsync("rebind.example", new Uri(server.Url).Port, plain: true, allowPrivate: false, default);

        Assert.True(stream.CanWrite);
        Assert.Equal(1, asked);
        await Assert.ThrowsAsync<Connectors.Http.AddressRefusedException>(() => connections.OpenAsync("rebind.example", 443, plain: false, allowPrivate: true, default).AsTask());
        Assert.Equal(2, asked);
    }

    [Theory]
    [InlineData("hooks.example", "https://hooks.example/", true)]
    [InlineData("hooks.example", "https://HOOKS.example./", true)]
    [InlineData("hooks.example", "https://hooks.example:8443/", false)]
    [InlineData("hooks.example:8443", "https://hooks.example:8443/", true)]
    [InlineData("hooks.example:8443", "https://hooks.example/", false)]
    [InlineData("*.example", "https://a.b.example/", true)]
    [InlineData("*.example", "https://example/", false)]
    [InlineData("*.example", "https://evilexample/", false)]
    [InlineData("hooks.example", "https://hooks.example.evil/", false)]
    public async Task Send_WithAListOfHosts_CallsTheseAlone(string allowed, string url, bool isAllowed)
    {
        await using var host = new ChannelHost((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.1")]), ("Notifications:AllowedHosts:0", allowed));

        var outcome = await host.SendAsync(new NotificationChannelDefinition { Id = "c", Type = NotificationChannelType.Slack, Url = url });

        Assert.StartsWith(isAllowed ? "RO6104" : "RO6502", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_ToAPrivateNetwork_NeedsServerAndChannel()
    {
        foreach (var (server, channel, code) in new[] { ("false", true, "RO6104"), ("true", false, "RO6104") })
        {
            await using var host = new ChannelHost(Resolve, ("Notifications:AllowPrivate", server));
            var outcome = await host.SendAsync(new NotificationChannelDefinition { Id = "c", Type = NotificationChannelType.Slack, Url = "https://private.example/", AllowPrivate = channel });
            Assert.StartsWith(code, outcome.Error, StringComparison.Ordinal);
        }
    }

    private static Task<IPAddress[]> Resolve(string host, CancellationToken cancellationToken) => Task.FromResult<IPAddress[]>(
        Names.TryGetValue(host.TrimEnd('.'), out var addresses) ? [.. addresses.Select(IPAddress.Parse)] : host == "good.example" ? [IPAddress.Parse("8.8.8.8")] : []);
}
