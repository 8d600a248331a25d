using System.Net;
using ReleaseOrchestration.Connectors.Http;
using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Connectors.Tests.Http;

public sealed class AddressTests
{
    /// <summary>Ways to write an address that must not be called; the host part of a URL.</summary>
    public static TheoryData<string> Bypasses =>
    [
        "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "127.255.255.254", "localhost", "LOCALHOST",
        "0.0.0.0", "0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "0xa000001", "167772161", "172.16.0.1", "172.31.255.255", "192.168.0.1", "3232235521", "192.168.255.255",
        "100.64.0.1", "100.127.255.255", "169.254.169.254", "2852039166", "0xa9fea9fe", "169.254.0.1", "168.63.129.16", "192.0.0.8", "192.0.2.1", "192.88.99.1",
        "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
        "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:10.0.0.1]", "[::ffff:169.254.169.254]", "[::ffff:a9fe:a9fe]", "[::127.0.0.1]", "[0:0:0:0:0:0:0:1]",
        "[64:ff9b::127.0.0.1]", "[64:ff9b::10.0.0.1]", "[64:ff9b:1::1]", "[2002:7f00:1::]", "[2002:a00:1::]", "[2002:a9fe:a9fe::]", "[2001::1]", "[2001:db8::1]", "[3fff::1]",
        "[fc00::1]", "[fd00:ec2::254]", "[fe80::1]", "[fe80::1%25lo]", "[fec0::1]", "[ff02::1]", "[100::1]", "[4000::1]",
    ];

    [Theory]
    [MemberData(nameof(Bypasses))]
    public async Task Start_AddressThatMustNotBeCalled_IsRefusedWithoutRetry(string address)
    {
        await using var host = new ConnectorHost(("Connectors:Http:AllowLoopback", "false")).With($"connector: {{id: c, type: http, url: 'https://{address}/x'}}");

        var ended = await host.EndAsync(ConnectorHost.Start());

        Assert.Equal(PipelineStatus.Failed, ended.Status);
        Assert.True(ended.Message.StartsWith("RO6104", StringComparison.Ordinal) || ended.Message.StartsWith("RO6101", StringComparison.Ordinal), ended.Message);
    }

    [Theory]
    [InlineData("8.8.8.8", AddressKind.Public)]
    [InlineData("172.32.0.1", AddressKind.Public)]
    [InlineData("100.128.0.1", AddressKind.Public)]
    [InlineData("2606:4700::1111", AddressKind.Public)]
    [InlineData("64:ff9b::8.8.8.8", AddressKind.Public)]
    [InlineData("::ffff:8.8.8.8", AddressKind.Public)]
    [InlineData("::ffff:192.168.1.1", AddressKind.Private)]
    [InlineData("100.64.0.1", AddressKind.Private)]
    [InlineData("fd12::1", AddressKind.Private)]
    [InlineData("::ffff:127.0.0.1", AddressKind.Loopback)]
    [InlineData("fe80::1", AddressKind.Reserved)]
    [InlineData("169.254.169.254", AddressKind.Reserved)]
    internal void KindOf_Address_IsItsNetwork(string address, AddressKind expected) =>
        Assert.Equal(expected, AddressRules.KindOf(IPAddress.Parse(address)));

    [Theory]
    [InlineData("false", "RO6104")]
    [InlineData("[]", "RO6104")]
    [InlineData("[ci.internal]", "RO6104")]
    public async Task Start_ConnectorConfinedToThePublicInternet_RefusesWhatTheServerAllows(string allowPrivate, string code)
    {
        await using var server = await PipelineServer.StartAsync(202, string.Empty);
        await using var host = new ConnectorHost()
            .With($"connector: {{id: c, type: http, url: '{server.Url}/x', allow-private: {allowPrivate}}}")
            .With($"connector: {{id: open, type: http, url: '{server.Url}/x', allow-private: [127.0.0.1]}}");

        Assert.IsType<PipelineAccepted>(await host.ExecuteAsync(ConnectorHost.Start("open")));
        Assert.StartsWith(code, (await host.EndAsync(ConnectorHost.Start())).Message, StringComparison.Ordinal);
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task Start_LinkLocalAddress_IsRefusedWhateverIsAllowed()
    {
        await using var host = new ConnectorHost(("Connectors:Http:AllowPrivate", "true")).With("connector: {id: c, type: http, url: 'http://169.254.169.254/latest', allow-private: true}");

        Assert.Contains("Nothing permits that", (await host.EndAsync(ConnectorHost.Start())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task Start_PublicHostWithoutTls_IsRefused(string allowLoopback)
    {
        await using var host = new ConnectorHost(("Connectors:Http:AllowLoopback", allowLoopback)).With("connector: {id: c, type: http, url: 'http://8.8.8.8/x'}");

        Assert.StartsWith("RO6102", (await host.EndAsync(ConnectorHost.Start())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ci.test", "RO6103")]
    [InlineData("*.0.0.1", "")]
    [InlineData("127.0.0.1", "")]
    [InlineData("127.0.0.1:1", "RO6103")]
    public async Task Start_HostNotAmongThoseAllowed_IsRefused(string allowed, string code)
    {
        await using var server = await PipelineServer.StartAsync(200, """{"status":"failed"}""");
        await using var host = new ConnectorHost(("Connectors:Http:AllowedHosts:0", allowed)).With($"connector: {{id: c, type: http, url: '{server.Url}/x'}}");

        Assert.StartsWith(code, (await host.EndAsync(ConnectorHost.Start())).Message, StringComparison.Ordinal);
        Assert.Equal(code.Length == 0 ? 1 : 0, server.Received.Count);
    }

    [Fact]
    public async Task Start_RedirectToAnotherAddress_IsNotFollowed()
    {
        await using var target = await PipelineServer.StartAsync(202, string.Empty);
        await using var server = await PipelineServer.StartAsync((context, _) =>
        {
            context.Response.Redirect(target.Url);
            return Task.CompletedTask;
        });
        await using var host = new ConnectorHost().With($"connector: {{id: c, type: http, url: '{server.Url}/x'}}");

        Assert.StartsWith("RO6107", (await host.EndAsync(ConnectorHost.Start())).Message, StringComparison.Ordinal);
        Assert.Empty(target.Received);
    }
}
