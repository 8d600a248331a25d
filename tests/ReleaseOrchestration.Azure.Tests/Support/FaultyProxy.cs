using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Azure.Tests.Support;

/// <summary>Passes requests on, and spoils some of them: refused before they arrive, cut before their answer, or carried out and answered with an error.</summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    private static readonly HashSet<string> Left = new(StringComparer.OrdinalIgnoreCase) { "Host", "Transfer-Encoding", "Connection", "Content-Length" };

    private readonly WebApplication _app;
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly Uri _target;
    private readonly Random _random;
    private readonly double _share;
    private readonly Dictionary<string, int> _faults = new(StringComparer.Ordinal);

    private int _left = int.MaxValue;
    private bool _isLastCarriedOut;

    private FaultyProxy(Uri target, double share, int seed)
    {
        (_target, _share, _random) = (target, share, new Random(seed));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(options => options.Limits.MaxRequestBodySize = null);
        _app = builder.Build();
        _app.Run(PassAsync);
    }

    public Uri Address => new(_app.Urls.Single());

    /// <summary>How many requests were spoilt in which way.</summary>
    public IReadOnlyDictionary<string, int> Faults => _faults;

    public static async Task<FaultyProxy> StartAsync(Uri target, double share, int seed)
    {
        var proxy = new FaultyProxy(target, share, seed);
        await proxy._app.StartAsync();
        return proxy;
    }

    /// <summary>Lets some more requests pass, then none: as a host that dies has it. Whether the request that it dies at arrives is up to the caller.</summary>
    public void DieAfter(int requests, bool isNextCarriedOut) => (_left, _isLastCarriedOut) = (requests, isNextCarriedOut);

    /// <summary>Whether it has come to the request that it dies at.</summary>
    public bool IsDead => Volatile.Read(ref _left) < 0;

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        var fault = Next();
        if (fault == Fault.Refused)
        {
            context.Response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
            return;
        }

        using var request = await RequestAsync(context);
        using var response = await _client.SendAsync(request, context.RequestAborted);
        if (fault == Fault.AnsweredWithAnError)
        {
            context.Response.StatusCode = (int)HttpStatusCode.InternalServerError;
        }
        else if (fault == Fault.Cut)
        {
            context.Abort();
        }
        else
        {
            await AnswerAsync(context, response);
        }
    }

    private Fault Next()
    {
        var left = _left == int.MaxValue ? int.MaxValue : Interlocked.Decrement(ref _left);
        if (left < 0)
        {
            return left == -1 && _isLastCarriedOut ? Fault.Cut : Fault.Refused;
        }

        lock (_random)
        {
            if (_random.NextDouble() >= _share)
            {
                return Fault.None;
            }

            var fault = (Fault)_random.Next(1, 4);
            _faults[fault.ToString()] = _faults.GetValueOrDefault(fault.ToString()) + 1;
            return fault;
        }
    }

    // The signature of a request covers its path and headers, and the account is addressed by the path, so that another port does not matter.
    private async Task<HttpRequestMessage> RequestAsync(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(_target.GetLeftPart(UriPartial.Authority) + context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget))
        {
            Content = new ByteArrayContent(body.ToArray()),
        };
        foreach (var (name, values) in context.Request.Headers.Where(header => !Left.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                request.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        return request;
    }

    private static async Task AnswerAsync(HttpContext context, HttpResponseMessage response)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => !Left.Contains(header.Key)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        if (response.StatusCode != HttpStatusCode.NoContent)
        {
            await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
    }

    private enum Fault
    {
        None,
        Refused,
        Cut,
        AnsweredWithAnError,
    }
}
