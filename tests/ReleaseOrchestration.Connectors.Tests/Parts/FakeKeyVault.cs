using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Connectors.Tests.Parts;

/// <summary>A server that answers as Key Vault does, over TLS, and keeps which hosts it was asked for under which token. Every name leads to it.</summary>
internal sealed class FakeKeyVault : TokenCredential, IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly X509Certificate2 _certificate;

    private FakeKeyVault(WebApplication app, X509Certificate2 certificate) => (_app, _certificate) = (app, certificate);

    /// <summary>Secrets by path, such as <c>/secrets/token</c>.</summary>
    public ConcurrentDictionary<string, string> Secrets { get; } = new(StringComparer.Ordinal);

    /// <summary>Host, path and query of each request that had a token.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>For what tokens were asked.</summary>
    public ConcurrentQueue<string> Scopes { get; } = new();

    /// <summary>Whose token the vault asks for.</summary>
    public string Resource { get; set; } = "https://vault.azure.net";

    /// <summary>What it answers to who has a token; 200 where it has the secret.</summary>
    public int Status { get; set; } = 200;

    public static async Task<FakeKeyVault> StartAsync()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=vault", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var draft = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var certificate = X509CertificateLoader.LoadPkcs12(draft.Export(X509ContentType.Pfx), password: null);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        builder.Logging.ClearProviders();
        var vault = new FakeKeyVault(builder.Build(), certificate);
        vault._app.Run(vault.AnswerAsync);
        await vault._app.StartAsync();
        return vault;
    }

    /// <summary>A way to it under whatever name.</summary>
    public HttpPipelineTransport Transport()
    {
        var port = new Uri(_app.Urls.Single()).Port;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == _certificate.GetCertHashString() },
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        return new HttpClientTransport(new HttpClient(handler));
    }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Scopes.Enqueue(string.Join(' ', requestContext.Scopes));
        return new AccessToken("token", DateTimeOffset.UtcNow.AddHours(1));
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => ValueTask.FromResult(GetToken(requestContext, cancellationToken));

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _certificate.Dispose();
    }

    private Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization != "Bearer token")
        {
            context.Response.StatusCode = 401;
            context.Response.Headers.WWWAuthenticate = $"Bearer authorization=\"https://login.test/tenant\", resource=\"{Resource}\"";
            return Task.CompletedTask;
        }

        Asked.Enqueue($"{context.Request.Host}{context.Request.Path}{context.Request.QueryString}");
        var known = Secrets.TryGetValue(context.Request.Path.ToString().TrimEnd('/'), out var secret);
        context.Response.StatusCode = Status != 200 ? Status : known ? 200 : 404;
        return context.Response.WriteAsJsonAsync(context.Response.StatusCode == 200
            ? new Dictionary<string, object> { ["value"] = secret!, ["id"] = $"https://{context.Request.Host}/secrets/name/0123456789abcdef", ["attributes"] = new { enabled = true } }
            : new Dictionary<string, object> { ["error"] = new { code = "Refused", message = $"no {secret}" } });
    }
}
